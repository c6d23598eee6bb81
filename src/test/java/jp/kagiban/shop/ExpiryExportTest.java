package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.SpentShare;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each file of expiries that was handed out stands in the history. */
@ShopTest
class ExpiryExportTest {

    @Autowired
    SpentShare spent;

    @Autowired
    Merchant merchant;

    @Autowired
    History history;

    @Autowired
    ExpiryExport export;

    @BeforeEach
    void forget() {
        merchant.forgetAllJobs();
    }

    private ExpiryExport.Written write(List<ShopId> shops, OutputStream out) {
        return merchant.in(() -> export.write(shops, CsvEncoding.UTF_8, Locale.JAPANESE, merchant.member, out));
    }

    private Entry noted() {
        return merchant.in(() -> history.page(HistoryFilter.NONE, 0, 1)).getFirst();
    }

    @Test
    void itIsWrittenDownWithItsNumberOfShops() {
        ShopId shop = merchant.shop(Merchant.key(1));
        assertThat(write(List.of(shop), OutputStream.nullOutputStream()).shops())
                .isEqualTo(1);
        assertThat(noted().code()).isEqualTo("EXPIRIES_EXPORTED");
        assertThat(noted().amount()).isEqualTo(1);
        assertThat(noted().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aForeignShopIsNotInIt() {
        assertThat(write(List.of(ShopId.next()), OutputStream.nullOutputStream())
                        .shops())
                .isZero();
    }

    @Test
    void oneThatBreaksOffIsWrittenDownAsFailed() {
        ShopId shop = merchant.shop(Merchant.key(1));
        assertThatThrownBy(() -> write(List.of(shop), new Broken())).isInstanceOf(UncheckedIOException.class);
        assertThat(noted().outcome()).isEqualTo(Outcome.FAILED);
    }

    private static final class Broken extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("the reader is gone");
        }
    }

    @Test
    void whoHasDoneTooMuchGetsNone() {
        spent.refuses(member ->
                export.write(List.of(), CsvEncoding.UTF_8, Locale.JAPANESE, member, OutputStream.nullOutputStream()));
    }
}

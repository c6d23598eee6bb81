package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members do with shops and keys, and what follows from RMS's answers, stands in the history. */
@ShopTest
class ShopHistoryTest {

    private static final Instant FAR = Instant.parse("2027-02-23T14:59:59Z");

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    History history;

    @BeforeEach
    void forget() {
        merchant.forgetAllJobs();
    }

    /** The oldest first. */
    private List<Entry> entries() {
        return merchant.in(() -> history.page(HistoryFilter.NONE, 0, 1000)).reversed();
    }

    private List<String> codes() {
        return entries().stream().map(Entry::code).toList();
    }

    @Test
    void aShopComesWithItsKey() {
        ShopId shop = merchant.shop(Merchant.key(1));
        assertThat(codes()).containsExactly("SHOP_REGISTERED", "KEY_ENTERED");
        assertThat(entries()).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.member(merchant.member, null));
            assertThat(entry.subject().id()).isEqualTo(shop.id());
            assertThat(entry.subject().label()).isEqualTo("楽天市場1号店");
        });
        assertThat(entries().getLast().details()).containsEntry(Detail.KEY, "0001");
    }

    @Test
    void whatIsRefusedStoresNothing() {
        merchant.save(Merchant.form("", "", Merchant.key(1)));
        assertThat(entries()).isEmpty();
    }

    @Test
    void noSecretStandsThere() {
        merchant.shop(Merchant.key(1));
        assertThat(entries().toString()).doesNotContain(Merchant.key(1), Merchant.SECRET);
    }

    @Test
    void aChangeNamesItsFields() {
        ShopId shop = merchant.shop(Merchant.key(1));
        long version = merchant.details(shop).version();
        merchant.update(shop, new ShopEdit(version, "新しい店名", "shop-a", "", RakutenEntry.of("", ""), Set.of()));
        assertThat(entries().getLast().code()).isEqualTo("SHOP_CHANGED");
        assertThat(entries().getLast().details()).containsEntry(Detail.FIELDS, "NAME");
    }

    @Test
    void aKeyIsActivatedByThePortalAndTheEarlierOneRetired() {
        rms.takes(Merchant.key(1), FAR);
        rms.takes(Merchant.key(2), FAR.plus(Duration.ofDays(1)));
        ShopId shop = merchant.shopInUse(Merchant.key(1));
        merchant.renew(shop, Merchant.key(2));
        merchant.tryKey(shop);
        assertThat(codes())
                .containsExactly(
                        "SHOP_REGISTERED",
                        "KEY_ENTERED",
                        "KEY_ACTIVATED",
                        "KEY_ENTERED",
                        "KEY_RETIRED",
                        "KEY_ACTIVATED");
        assertThat(entries().getLast().actor()).isEqualTo(Actor.portal());
    }

    @Test
    void whatEndsAKeyIsNamed() {
        ShopId shop = merchant.shop(Merchant.key(1));
        merchant.withdraw(shop);
        assertThat(entries().getLast().code()).isEqualTo("KEY_WITHDRAWN");
        assertThat(entries().getLast().details()).containsEntry(Detail.REASON, "WITHDRAWN");
    }

    @Test
    void destroyingWhatIsKeptIsWrittenDown() {
        rms.takes(Merchant.key(1), FAR);
        rms.takes(Merchant.key(2), FAR.plus(Duration.ofDays(1)));
        ShopId shop = merchant.shopInUse(Merchant.key(1));
        merchant.renew(shop, Merchant.key(2));
        merchant.tryKey(shop);
        merchant.destroySecrets(shop, merchant.history(shop).getLast().generation());
        assertThat(codes()).endsWith("KEY_SECRETS_DESTROYED");
    }

    @Test
    void checksAndDiagnosesAreAskedForByName() {
        rms.takes(Merchant.key(1), FAR);
        ShopId shop = merchant.shopInUse(Merchant.key(1));
        merchant.pass(Duration.ofMinutes(2));
        merchant.checkNow(shop);
        merchant.diagnose(shop);
        assertThat(codes()).endsWith("SHOP_CHECK_ASKED", "DIAGNOSIS_ASKED");
        merchant.checkNow(shop);
        assertThat(codes()).endsWith("DIAGNOSIS_ASKED");
    }

    @Test
    void aDateEnteredByHandIsWrittenDown() {
        rms.says(Merchant.key(1), FakeRms.REFUSED, FakeRms.TAKEN);
        ShopId shop = merchant.shopInUse(Merchant.key(1));
        merchant.enterExpiry(shop, LocalDate.of(2027, 1, 10));
        assertThat(entries().getLast().code()).isEqualTo("KEY_EXPIRY_ENTERED");
        assertThat(entries().getLast().details()).containsEntry(Detail.DAY, "2027-01-10");
    }

    @Test
    void aDeletedShopKeepsItsNameThere() {
        ShopId shop = merchant.shop(Merchant.key(1));
        merchant.delete(shop);
        assertThat(entries().getLast().code()).isEqualTo("SHOP_DELETED");
        assertThat(entries().getLast().subject().label()).isEqualTo("楽天市場1号店");
    }
}

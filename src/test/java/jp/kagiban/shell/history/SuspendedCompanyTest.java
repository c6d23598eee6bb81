package jp.kagiban.shell.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.io.OutputStream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ReadSlowly;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A company that is suspended gives nothing away, not to a page that was open before either. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class SuspendedCompanyTest extends ShopScreens {

    @Autowired
    Tenancies tenancies;

    @Autowired
    AllowedHistory allowed;

    @Autowired
    HistoryFiles files;

    @Autowired
    OrderBook orders;

    @Autowired
    TenantScope tenants;

    @Autowired
    AuditTrail trail;

    private void suspend() {
        TenantId tenant = tenants.current();
        MemberId somebody = MemberId.next();
        elsewhere(() -> tenancies.suspend(tenant, somebody, "お支払いの確認ができないため"));
    }

    @Test
    void itsServicesRefuse() {
        suspend();
        assertThatThrownBy(() -> shopRecords.details(ShopId.next())).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> orders.count(OrderFilter.NONE)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void aDownloadThatWasOfferedBeforeIsRefused() {
        HistoryWords words = allowed.words(UI.getCurrent());
        suspend();
        assertThatThrownBy(
                        () -> files.write(HistoryFilter.NONE, words, MemberId.next(), OutputStream.nullOutputStream()))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void aHistoryThatIsReadSlowlyEnds() {
        HistoryWords words = allowed.words(UI.getCurrent());
        for (int entry = 0; entry < 300; entry++) {
            trail.record(AuditRecord.of(Action.SHOP_CHANGED));
        }
        ReadSlowly reader = new ReadSlowly(this::suspend);
        assertThatThrownBy(() -> files.write(HistoryFilter.NONE, words, MemberId.next(), reader))
                .isInstanceOf(AccessRefused.class);
        assertThat(reader.lines()).isBetween(1L, 101L);
    }
}

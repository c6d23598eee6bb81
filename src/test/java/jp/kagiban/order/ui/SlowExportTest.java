package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.login.session.LogOuts;
import jp.kagiban.login.session.MemberSessions.LoginEnded;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.order.CsvColumn;
import jp.kagiban.order.CsvExport;
import jp.kagiban.order.CsvExport.CsvForm;
import jp.kagiban.order.CsvExport.CsvRows;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** A file of orders that its reader takes in slowly ends with their right to it. */
@OrderPortalTest
@AsMerchant
class SlowExportTest extends OrderScreens {

    private static final int ORDERS = 120;

    @Autowired
    CsvExport export;

    @Autowired
    Merchants merchants;

    @Autowired
    Team team;

    @Autowired
    Tenancies tenancies;

    @Autowired
    LogOuts logOuts;

    @Autowired
    TestLogin login;

    @Autowired
    TenantScope tenants;

    @Autowired
    SecurityContextHolderStrategy security;

    private final AtomicLong taken = new AtomicLong();
    private MemberId reader;
    private TenantId tenant;

    @BeforeEach
    void open() {
        openShop();
        shelf().fill(ORDERS, keeper.now(), 700);
        fetch();
        tenant = tenants.current();
        reader = merchants.colleague(tenant, "佐藤 一郎", Role.MANAGER);
        security.setContext(new SecurityContextImpl(login.begun(reader)));
    }

    /** @param meanwhile is done once, when the reader has taken the first part in */
    private void read(Runnable meanwhile) {
        tenants.run(
                tenant,
                () -> export.write(
                        Extent.all(OrderFilter.NONE),
                        new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8),
                        new AnyWords(),
                        reader,
                        OutputStream.nullOutputStream(),
                        part -> {
                            if (taken.getAndSet(part.orders()) == 0) {
                                elsewhere(meanwhile);
                            }
                        }));
    }

    private void inTheCompany(Runnable task) {
        tenants.run(tenant, task);
    }

    private static final class AnyWords implements CsvExport.Words {

        @Override
        public String column(CsvColumn column) {
            return column.name();
        }

        @Override
        public String state(int progress) {
            return "";
        }

        @Override
        public String shop(ShopId shop) {
            return "";
        }
    }

    @Test
    void whoMayGoesOnToTheEnd() {
        read(() -> {});
        assertThat(taken).hasValue(ORDERS);
    }

    @Test
    void itEndsWhenTheReaderIsRemovedWhichEndsTheirLogin() {
        assertThatThrownBy(() -> read(() -> inTheCompany(() -> team.remove(reader))))
                .isInstanceOf(LoginEnded.class);
        assertThat(taken).hasValueBetween(1L, 50L);
    }

    @Test
    void itEndsWhenTheReaderMayNoLongerExport() {
        assertThatThrownBy(() -> read(() -> inTheCompany(() -> team.change(reader, Role.VIEWER))))
                .isInstanceOf(AccessRefused.class);
        assertThat(taken).hasValueBetween(1L, 50L);
    }

    @Test
    void itEndsWhenTheCompanyIsSuspended() {
        assertThatThrownBy(() -> read(() -> tenancies.suspend(tenant, MemberId.next(), "調査のため")))
                .isInstanceOf(AccessRefused.class);
        assertThat(taken).hasValueBetween(1L, 50L);
    }

    @Test
    void itEndsWithTheReadersLogin() {
        assertThatThrownBy(() -> read(() -> logOuts.all(reader))).isInstanceOf(LoginEnded.class);
        assertThat(taken).hasValueBetween(1L, 50L);
    }
}

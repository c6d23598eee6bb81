package jp.kagiban.tenancy;

import static jp.kagiban.tenancy.Permission.CHANGE_KEYS;
import static jp.kagiban.tenancy.Permission.CHANGE_SHOPS;
import static jp.kagiban.tenancy.Permission.CONFIRM_ORDERS;
import static jp.kagiban.tenancy.Permission.EXPORT_ORDERS;
import static jp.kagiban.tenancy.Permission.RECEIVE;
import static jp.kagiban.tenancy.Permission.SEE_BUYERS;
import static jp.kagiban.tenancy.Permission.SEE_ORDERS;
import static jp.kagiban.tenancy.Permission.SEE_SHOPS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class PermissionTest {

    @Test
    void anOwnerMayDoAll() {
        assertThat(of(Role.OWNER)).containsExactly(Permission.values());
    }

    @Test
    void aManagerMayDoAllButDeleteShopsAndRunTheCompany() {
        assertThat(of(Role.MANAGER))
                .containsExactlyInAnyOrder(
                        SEE_SHOPS,
                        RECEIVE,
                        CHANGE_SHOPS,
                        CHANGE_KEYS,
                        SEE_ORDERS,
                        SEE_BUYERS,
                        CONFIRM_ORDERS,
                        EXPORT_ORDERS);
    }

    @Test
    void aViewerOnlyLooksAtShopsAndOrders() {
        assertThat(of(Role.VIEWER)).containsExactlyInAnyOrder(SEE_SHOPS, RECEIVE, SEE_ORDERS);
    }

    private static Stream<Permission> of(Role role) {
        return Stream.of(Permission.values()).filter(permission -> permission.heldBy(role));
    }
}

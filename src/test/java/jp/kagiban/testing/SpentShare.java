package jp.kagiban.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.Merchants.Merchant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** Tests that a member who has added too many entries to histories is refused. */
@TestComponent
public class SpentShare {

    private final AuditTrail trail;
    private final Merchants merchants;
    private final TestLogin login;
    private final SecurityContextHolderStrategy security;
    private final TenantScope scope;

    SpentShare(
            AuditTrail trail,
            Merchants merchants,
            TestLogin login,
            SecurityContextHolderStrategy security,
            TenantScope scope) {
        this.trail = trail;
        this.merchants = merchants;
        this.login = login;
        this.security = security;
        this.scope = scope;
    }

    /** One thing that a member does in their tenant. */
    @FunctionalInterface
    public interface Deed {
        void by(MemberId member) throws Exception;
    }

    public void refuses(Deed deed) {
        Merchant merchant = merchants.open("山田商店");
        security.setContext(new SecurityContextImpl(login.of(merchant.owner())));
        try {
            scope.run(merchant.tenant(), () -> refuses(merchant.owner(), deed));
        } finally {
            security.clearContext();
        }
    }

    /** The same for the member who is logged in on this thread. */
    public void refuses(MemberId member, Deed deed) {
        assertThatThrownBy(this::use).isInstanceOf(TooManyEntries.class);
        assertThatThrownBy(() -> deed.by(member)).isInstanceOf(TooManyEntries.class);
    }

    private void use() {
        while (true) {
            trail.reserve();
        }
    }
}

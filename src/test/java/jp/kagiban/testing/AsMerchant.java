package jp.kagiban.testing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import jp.kagiban.login.TestLogin;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Runs each test as the owner of a tenant of its own. */
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = AsMerchant.Factory.class)
public @interface AsMerchant {

    String company() default "山田商店";

    /** Opens the tenant. */
    class Factory implements WithSecurityContextFactory<AsMerchant> {

        private final Merchants merchants;
        private final TestLogin login;

        Factory(Merchants merchants, TestLogin login) {
            this.merchants = merchants;
            this.login = login;
        }

        @Override
        public SecurityContext createSecurityContext(AsMerchant as) {
            return new SecurityContextImpl(login.of(merchants.open(as.company()).owner()));
        }
    }
}

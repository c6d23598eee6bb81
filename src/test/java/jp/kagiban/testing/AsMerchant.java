package jp.kagiban.testing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import jp.kagiban.login.session.TestLogin;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
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
        private final SecurityContextHolderStrategy security;

        Factory(Merchants merchants, TestLogin login, SecurityContextHolderStrategy security) {
            this.merchants = merchants;
            this.login = login;
            this.security = security;
        }

        @Override
        public SecurityContext createSecurityContext(AsMerchant as) {
            // The holder is one for the JVM, and the context made last has left its own strategy there.
            SecurityContextHolder.setContextHolderStrategy(security);
            return new SecurityContextImpl(login.of(merchants.open(as.company()).owner()));
        }
    }
}

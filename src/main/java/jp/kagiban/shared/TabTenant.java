package jp.kagiban.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the browser tab, in whose name the current thread acts, says of the tenant. The shell fills it; so this module stays
 * free of Vaadin.
 */
public interface TabTenant {

    /** Empty where no tab is current (a job, an endpoint); a tab without a tenant is a {@link Tab} that holds null. */
    Optional<Tab> current();

    /** @param tenant the tenant fixed for this tab, or null while there is none (sign-up) */
    record Tab(@Nullable TenantId tenant) {}
}

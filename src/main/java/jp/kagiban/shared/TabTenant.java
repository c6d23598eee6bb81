package jp.kagiban.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of the browser tab for which this thread acts. The shell implements it, so this module stays
 * free of Vaadin.
 */
public interface TabTenant {

    /** Empty where no tab is current (a job, an endpoint); a tab without a tenant is a {@link Tab} that holds null. */
    Optional<Tab> current();

    /** @param tenant the tenant fixed for this tab, or null while there is none (sign-up) */
    record Tab(@Nullable TenantId tenant) {}
}

package jp.kagiban.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of the browser tab for which this thread acts. The shell implements it, so this module stays
 * free of Vaadin.
 */
public interface TabTenant {

    /**
     * The current tab; empty if there is none, as in a job or an endpoint. For a tab without a tenant, the {@link Tab} contains
     * null.
     */
    Optional<Tab> current();

    /** @param tenant the tenant fixed for this tab, or null while there is none (sign-up) */
    record Tab(@Nullable TenantId tenant) {}
}

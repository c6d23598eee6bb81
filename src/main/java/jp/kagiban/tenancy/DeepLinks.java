package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;

/** Finds the tenant of the thing whose id is in a URL. Each module with such URLs implements it. */
public interface DeepLinks {

    /**
     * @param path the URL's path, without the leading slash and the query
     * @param own the tenants of the logged-in member; only these are searched
     * @return empty if the path names nothing that belongs to one of these tenants
     */
    Optional<TenantId> tenantOf(String path, List<TenantId> own);
}

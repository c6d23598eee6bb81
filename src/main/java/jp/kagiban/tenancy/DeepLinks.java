package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;

/** Finds whose something is that an address names. Each module whose addresses bear an id has one. */
public interface DeepLinks {

    /**
     * @param path the address without the leading slash and the query
     * @param own the tenants of the member who is logged in: no others are looked at
     * @return empty if the address names nothing, or nothing of one of these tenants
     */
    Optional<TenantId> tenantOf(String path, List<TenantId> own);
}

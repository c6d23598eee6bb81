package jp.kagiban.shared;

import java.util.UUID;

/** The reserved owner of rows in tenant tables that belong to members, not to a tenant. */
public final class LoginSpace {

    /** No UUIDv7 ever equals it, because its bytes read "kagiban/reserved". */
    public static final TenantId OWNER = new TenantId(new UUID(0x6b61_6769_6261_6e2fL, 0x7265_7365_7276_6564L));

    private LoginSpace() {}
}

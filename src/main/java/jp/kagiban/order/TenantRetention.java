package jp.kagiban.order;

import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** How long a tenant keeps orders, in days after they were placed. */
record TenantRetention(@Id Key id, @Version long version, int orderDays) {

    static final int USUAL_DAYS = 400;

    record Key(TenantId tenantId) {}
}

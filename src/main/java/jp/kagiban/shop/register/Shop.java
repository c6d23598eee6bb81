package jp.kagiban.shop.register;

import java.time.Instant;
import jp.kagiban.mall.MallId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;

/**
 * A shop's details.
 *
 * @param mall the name of a {@link MallId}
 * @param family the name of a {@link jp.kagiban.mall.Family}
 * @param secretRevision the last revision under which the vault sealed secrets of this shop. Only {@link Shops#revise}
 *     writes it, so that saving details can't lower it.
 */
public record Shop(
        @Id TenantShop id,
        @Version long version,
        String name,
        String code,
        @Nullable String userId,
        String mall,
        String family,
        @ReadOnlyProperty long secretRevision,
        Instant registeredAt,
        MemberId registeredBy) {

    public MallId mallId() {
        return new MallId(mall);
    }

    public TenantId tenant() {
        return id.tenantId();
    }

    public ShopId shopId() {
        return id.id();
    }

    public Shop with(String newName, String newCode, @Nullable String newUserId) {
        return new Shop(
                id, version, newName, newCode, newUserId, mall, family, secretRevision, registeredAt, registeredBy);
    }
}

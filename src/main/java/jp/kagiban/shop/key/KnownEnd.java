package jp.kagiban.shop.key;

import java.time.Instant;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.ExpiryReading.Source;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One of the end dates of a key.
 *
 * @param enteredBy the member who typed the date; null if the mall returned the date, or the portal computed it
 */
record KnownEnd(
        @Id EndId id,
        @Version long version,
        ShopId shopId,
        Source source,
        Instant endsAt,
        @Nullable MemberId enteredBy) {

    ExpiryReading reading() {
        return new ExpiryReading(id.endName(), source, endsAt);
    }

    /** @param endName the name of a {@link jp.kagiban.mall.KeyEnd} */
    record EndId(TenantId tenantId, GenerationId generationId, String endName) {}
}

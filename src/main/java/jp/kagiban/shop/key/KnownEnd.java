package jp.kagiban.shop.key;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.ExpiryReading.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * When one of the things ends that a key stands on.
 *
 * @param enteredBy the member who typed the date; null where the mall told it, or it was derived
 */
record KnownEnd(
        @Id EndId id,
        @Version long version,
        UUID shopId,
        Source source,
        Instant endsAt,
        @Nullable UUID enteredBy) {

    ExpiryReading reading() {
        return new ExpiryReading(id.endName(), source, endsAt);
    }
}

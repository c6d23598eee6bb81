package jp.kagiban.manual;

import java.time.Instant;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A shop for which a walk can be made.
 *
 * @param key names the key that it has in use; empty while it has none
 * @param newest how the key stands that was entered last
 * @param since when that one was entered, or was given up where RMS has not accepted it; null where there is none
 */
public record WalkShop(
        ShopId id,
        String name,
        String key,
        Registration newest,
        @Nullable Instant since) {}

package jp.kagiban.shop;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key has become the one in use.
 *
 * @param expiresAt null where the mall did not tell
 */
public record ShopKeyActivated(
        UUID tenant, UUID shop, UUID generation, @Nullable Instant expiresAt) {}

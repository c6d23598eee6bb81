package jp.kagiban.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new key that must be proven.
 *
 * @param inUse the key that it would replace, or null
 * @param enteredAt when a member entered the new key
 */
public record NewKey(KeyUse key, @Nullable KeyUse inUse, Instant enteredAt) {}

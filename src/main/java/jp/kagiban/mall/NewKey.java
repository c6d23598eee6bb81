package jp.kagiban.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new key that is to be proven.
 *
 * @param inUse the key that it would take over from, or null
 * @param enteredAt when a member entered the new key
 */
public record NewKey(KeyUse key, @Nullable KeyUse inUse, Instant enteredAt) {}

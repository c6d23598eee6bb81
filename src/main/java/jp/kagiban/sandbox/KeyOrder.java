package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A licence key as it is wanted.
 *
 * @param expiresAt its last second; a fraction is cut off
 * @param activeAfter how long after its issue RMS does not know it yet
 * @param functions what it may do; null: what the shop has switched on
 */
public record KeyOrder(
        Instant expiresAt, Duration activeAfter, @Nullable Set<SandboxFunction> functions, WhenPast whenPast) {

    /** A key that works at once, with the functions of its shop. */
    public static KeyOrder until(Instant expiresAt) {
        return new KeyOrder(expiresAt, Duration.ZERO, null, WhenPast.REJECT);
    }
}

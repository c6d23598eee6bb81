package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A licence key of the fake RMS. Screens may show it, since it opens nothing real. {@link #toString} omits it all the
 * same.
 *
 * @param expiresAt the last second in which the key works
 * @param stopped whether 利用停止 was pressed
 */
public record SandboxKey(
        String licenseKey,
        Instant issuedAt,
        Instant activeFrom,
        Instant expiresAt,
        Set<SandboxFunction> functions,
        WhenPast whenPast,
        boolean stopped) {

    /** The key's state at RMS. */
    public enum Standing {
        WAITING,
        LIVE,
        EXPIRED,
        STOPPED
    }

    public SandboxKey {
        functions = Set.copyOf(functions);
    }

    public Standing standing(Instant now) {
        if (stopped) {
            return Standing.STOPPED;
        }
        if (now.isAfter(expiresAt)) {
            return Standing.EXPIRED;
        }
        return now.isBefore(activeFrom) ? Standing.WAITING : Standing.LIVE;
    }

    /** Returns whether the key counts as one of the two that a shop may have (docs/rakuten-rms.md, Keys). */
    boolean occupies(Instant now) {
        Standing standing = standing(now);
        return standing == Standing.WAITING || standing == Standing.LIVE;
    }

    SandboxKey endingAt(Instant end) {
        return new SandboxKey(licenseKey, issuedAt, activeFrom, end, functions, whenPast, stopped);
    }

    SandboxKey stop() {
        return new SandboxKey(licenseKey, issuedAt, activeFrom, expiresAt, functions, whenPast, true);
    }

    @Override
    public String toString() {
        return "SandboxKey[expiresAt=" + expiresAt + ", stopped=" + stopped + "]";
    }

    /**
     * The wanted properties of a new licence key.
     *
     * @param expiresAt the key's last second; a fraction is cut off
     * @param activeAfter the time from the issue until RMS knows the key
     * @param functions of the key; null for those that the shop has switched on
     */
    public record KeyOrder(
            Instant expiresAt,
            Duration activeAfter,
            @Nullable Set<SandboxFunction> functions,
            WhenPast whenPast) {

        /** Orders a key that works at once, with the functions of its shop. */
        public static KeyOrder until(Instant expiresAt) {
            return new KeyOrder(expiresAt, Duration.ZERO, null, WhenPast.REJECT);
        }
    }

    /** The answer of the licence API for an expired key. The order API refuses such a key either way. */
    public enum WhenPast {
        /** 401, as RMS does (docs/rakuten-rms.md, Licence API). */
        REJECT,
        /** 200 with the past date. */
        ANSWER_DATE
    }
}

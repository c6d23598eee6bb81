package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A licence key of the fake RMS. It is a fake too, so it may be shown, but no text of this record bears it.
 *
 * @param expiresAt the last second in which it works
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

    /** What RMS thinks of the key. */
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

    /** Counts among the two that a shop may have (docs/rakuten-rms.md, Keys). */
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
     * A licence key as it is wanted.
     *
     * @param expiresAt its last second; a fraction is cut off
     * @param activeAfter how long after its issue RMS does not know it yet
     * @param functions what it may do; null: what the shop has switched on
     */
    public record KeyOrder(
            Instant expiresAt,
            Duration activeAfter,
            @Nullable Set<SandboxFunction> functions,
            WhenPast whenPast) {

        /** A key that works at once, with the functions of its shop. */
        public static KeyOrder until(Instant expiresAt) {
            return new KeyOrder(expiresAt, Duration.ZERO, null, WhenPast.REJECT);
        }
    }

    /** What the licence API says of a key whose end has passed. The order API refuses it either way. */
    public enum WhenPast {
        /** 401, as RMS does (docs/rakuten-rms.md, Licence API). */
        REJECT,
        /** 200 with the past date. */
        ANSWER_DATE
    }
}

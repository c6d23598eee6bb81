package jp.kagiban.sandbox;

import java.time.Instant;
import java.util.Set;

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
}

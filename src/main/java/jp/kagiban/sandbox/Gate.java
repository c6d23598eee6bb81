package jp.kagiban.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the ESA header (docs/rakuten-rms.md, Keys) and counts the calls of each shop. */
final class Gate {

    private static final String SCHEME = "ESA ";
    private static final Duration ONE_CALL_PER = Duration.ofSeconds(1);

    private final SandboxRms desk;
    private final Clock clock;
    private final ConcurrentHashMap<String, Instant> lastCalls = new ConcurrentHashMap<>();

    Gate(SandboxRms desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The shop and key of accepted credentials. */
    record Pass(SandboxShop shop, SandboxKey key, SandboxKey.Standing standing) {

        boolean lacks(SandboxFunction function) {
            return !key.functions().contains(function);
        }
    }

    /**
     * Returns the shop and key; empty for a missing or broken header, a wrong secret, or a key that was never issued.
     */
    Optional<Pass> admit(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Optional.empty();
        }
        return decode(authorization.substring(SCHEME.length())).flatMap(this::passOf);
    }

    /** Counts the call. Returns whether the shop has exceeded one call a second. */
    boolean countAndCheckLimit(SandboxShop shop) {
        Instant now = clock.instant();
        Instant last = lastCalls.put(shop.number(), now);
        return desk.manners().onePerSecond()
                && last != null
                && last.plus(ONE_CALL_PER).isAfter(now);
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrapped) {
            return Optional.empty();
        }
    }

    private Optional<Pass> passOf(String pair) {
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String secret = pair.substring(0, colon);
        String licenseKey = pair.substring(colon + 1);
        return desk.shops().stream()
                .filter(shop -> shop.serviceSecret().equals(secret))
                .flatMap(shop -> shop.keys().stream()
                        .filter(key -> key.licenseKey().equals(licenseKey))
                        .map(key -> new Pass(shop, key, key.standing(clock.instant()))))
                .findFirst();
    }
}

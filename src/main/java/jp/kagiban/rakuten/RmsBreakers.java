package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallCaller;

/**
 * Keeps one circuit breaker for each API of RMS, because maintenance may stop the order API alone (docs/rakuten-rms.md,
 * Errors and limits).
 */
final class RmsBreakers {

    /** Parts of the path that name an API: {@code /es/2.0/order}. */
    private static final int API_PARTS = 4;

    private final Map<String, RmsBreaker> breakers = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final Clock clock;
    private final ShopOutages shops;

    RmsBreakers(Ticker ticker, Clock clock) {
        this.shops = new ShopOutages(clock);
        this.ticker = ticker;
        this.clock = clock;
    }

    /** @param path one of the few paths that the portal calls; begins with {@code /es/} */
    RmsBreaker of(String path) {
        return breakers.computeIfAbsent(api(path), api -> new RmsBreaker(api, ticker, clock));
    }

    private static String api(String path) {
        return Arrays.stream(path.split("[/?]", API_PARTS + 1)).limit(API_PARTS).collect(Collectors.joining("/"));
    }

    /** The APIs whose breaker is open on this node, with the time when it opened. */
    Map<String, Instant> away() {
        Map<String, Instant> away = new TreeMap<>();
        breakers.forEach((api, breaker) -> breaker.awaySince().ifPresent(since -> away.put(api, since)));
        return away;
    }

    /** Records the result of one shop's call. */
    void recordReply(String path, MallCaller caller, Optional<Reply> reply) {
        if (reply.filter(answer -> !RmsBreaker.isFault(answer)).isPresent()) {
            shops.answered(caller);
        } else {
            shops.missed(api(path), caller, reply);
        }
    }

    /** The shops whose last two calls or more from this node had no usable answer. Empty if there is no such shop. */
    Optional<ShopOutages.UnansweredShops> shopsWithoutAnswer() {
        return shops.unanswered();
    }

    /** The earliest time in {@link #away()}; empty while all APIs answer. */
    Optional<Instant> awaySince() {
        return away().values().stream().min(Instant::compareTo);
    }
}

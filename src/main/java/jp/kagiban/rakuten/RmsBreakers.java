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

/** One circuit breaker for each API of RMS: maintenance may stop the order API alone (docs/rakuten-rms.md, Errors and limits). */
final class RmsBreakers {

    /** Parts of the path that name an API: {@code /es/2.0/order}. */
    private static final int PARTS = 4;

    private final Map<String, RmsBreaker> all = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final Clock clock;
    private final ShopOutages shops;

    RmsBreakers(Ticker ticker, Clock clock) {
        this.shops = new ShopOutages(clock);
        this.ticker = ticker;
        this.clock = clock;
    }

    /** @param path begins with {@code /es/}; one of the few paths that the portal calls */
    RmsBreaker of(String path) {
        return all.computeIfAbsent(api(path), api -> new RmsBreaker(api, ticker, clock));
    }

    private static String api(String path) {
        return Arrays.stream(path.split("[/?]", PARTS + 1)).limit(PARTS).collect(Collectors.joining("/"));
    }

    /** The APIs that give this node no usable answer, with the time of the first failure. */
    Map<String, Instant> away() {
        Map<String, Instant> away = new TreeMap<>();
        all.forEach((api, breaker) -> breaker.awaySince().ifPresent(since -> away.put(api, since)));
        return away;
    }

    /** Records the result of one shop's call. */
    void heard(String path, MallCaller caller, Optional<Reply> reply) {
        if (reply.filter(answer -> !RmsBreaker.isFault(answer)).isPresent()) {
            shops.answered(caller);
        } else {
            shops.missed(api(path), caller, reply);
        }
    }

    /** The shops that had no usable answer when this node last asked. */
    Optional<ShopOutages.UnansweredShops> shopsWithoutAnswer() {
        return shops.unanswered();
    }

    /** The earliest time in {@link #away()}; empty while all APIs answer. */
    Optional<Instant> awaySince() {
        return away().values().stream().min(Instant::compareTo);
    }
}

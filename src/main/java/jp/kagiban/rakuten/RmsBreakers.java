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

/** A breaker for each API of RMS: in a maintenance the order API stops, and others go on (docs/rakuten-rms.md, Errors and limits). */
final class RmsBreakers {

    /** An API is named by so many parts of its path: {@code /es/2.0/order}. */
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

    /** @param path from {@code /es/} on; one of the few that the portal calls */
    RmsBreaker of(String path) {
        return all.computeIfAbsent(api(path), api -> new RmsBreaker(api, ticker, clock));
    }

    private static String api(String path) {
        return Arrays.stream(path.split("[/?]", PARTS + 1)).limit(PARTS).collect(Collectors.joining("/"));
    }

    /** Since when which APIs answer nobody, as this node sees it. */
    Map<String, Instant> away() {
        Map<String, Instant> away = new TreeMap<>();
        all.forEach((api, breaker) -> breaker.awaySince().ifPresent(since -> away.put(api, since)));
        return away;
    }

    /** Takes note of what a call has brought for one shop. */
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

    /** Since when any of them does; empty while all answer. */
    Optional<Instant> awaySince() {
        return away().values().stream().min(Instant::compareTo);
    }
}

package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the shops for which RMS gave this node no usable answer at least twice in a row. A log line names the first
 * such shop. Another line gives the count whenever it has doubled, so a thousand shops write ten lines. A last line
 * says when no such shop is left.
 */
final class ShopOutages {

    /**
     * Failures in a row that count as an outage; a single timeout or 503 doesn't. Orders are polled every 5 min, so the
     * second failure comes within six minutes.
     */
    private static final int MIN_MISSES = 2;

    /** A shop without a call for this long is dropped: its key is gone, or another node has taken the shop over. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(75);

    /** The minimum interval between lines unless the count has grown, in case shops fail and recover in turn. */
    private static final Duration LINE_INTERVAL = Duration.ofMinutes(1);

    private static final int MAX_SHOPS = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(ShopOutages.class);

    private final Clock clock;

    /** In the order of the last calls: the shop whose last call is oldest comes first. */
    private final Map<Shop, Outage> outages = new LinkedHashMap<>();

    private Instant lastLine = Instant.MIN;
    private int inLastLine;
    private int counted;
    /** The count in the last line, lowered when fewer shops are left. */
    private int loggedCount;

    ShopOutages(Clock clock) {
        this.clock = clock;
    }

    /** @param number the shop number; the same whether or not RMS has accepted the key */
    private record Shop(TenantId tenant, String number) {

        static Shop of(MallCaller caller) {
            String line = caller.line();
            return new Shop(caller.tenant(), line.substring(line.lastIndexOf(':') + 1));
        }
    }

    private record Outage(Instant since, Instant calledAt, int misses) {

        boolean counts() {
            return misses >= MIN_MISSES;
        }
    }

    /**
     * The shops whose last two calls or more from this node had no usable answer.
     *
     * @param since the time of the earliest failure
     */
    record UnansweredShops(long shops, long tenants, Instant since) {}

    /** Empty if there is no such shop. */
    synchronized Optional<UnansweredShops> unanswered() {
        forget(clock.instant());
        return outages.values().stream()
                .filter(Outage::counts)
                .map(Outage::since)
                .min(Instant::compareTo)
                .map(since -> new UnansweredShops(counted, tenants(), since));
    }

    private long tenants() {
        return outages.entrySet().stream()
                .filter(entry -> entry.getValue().counts())
                .map(entry -> entry.getKey().tenant)
                .distinct()
                .count();
    }

    synchronized void missed(String api, MallCaller caller, Optional<Reply> reply) {
        Instant now = clock.instant();
        forget(now);
        Shop shop = Shop.of(caller);
        Outage before = outages.remove(shop);
        Outage outage = before == null ? new Outage(now, now, 1) : new Outage(before.since, now, before.misses + 1);
        if (before != null || outages.size() < MAX_SHOPS) {
            outages.put(shop, outage);
            counted += outage.misses == MIN_MISSES ? 1 : 0;
        }
        boolean mayLog = counted > inLastLine || !now.isBefore(lastLine.plus(LINE_INTERVAL));
        if (mayLog && outage.counts() && counted >= Math.max(1, 2 * loggedCount)) {
            loggedCount = counted;
            inLastLine = loggedCount;
            lastLine = now;
            log(shop, api, reply);
        }
    }

    private void log(Shop shop, String api, Optional<Reply> reply) {
        String rest = "usually retrying within 15 min";
        if (loggedCount == 1) {
            LOG.warn(
                    "RMS gave no usable answer for shop {} of company {} under {} twice in a row, now {}; {}",
                    shop.number,
                    shop.tenant,
                    api,
                    reply.map(answer -> "status " + answer.status()).orElse("no answer"),
                    rest);
            return;
        }
        unanswered()
                .ifPresent(now -> LOG.warn(
                        "RMS gave no usable answer for {} shops (companies: {}) when last asked, the first since {}; {}",
                        now.shops,
                        now.tenants,
                        now.since,
                        rest));
    }

    /** Ends the shop's outage. An answer of any API suffices, since some calls recur only after days. */
    synchronized void answered(MallCaller caller) {
        if (outages.isEmpty()) {
            return;
        }
        forget(clock.instant());
        Outage ended = outages.remove(Shop.of(caller));
        if (ended != null && ended.counts()) {
            uncount("RMS answers again for all shops that this node calls");
        }
    }

    private void forget(Instant now) {
        Iterator<Outage> oldest = outages.values().iterator();
        while (oldest.hasNext()) {
            Outage outage = oldest.next();
            if (!outage.calledAt.isBefore(now.minus(FORGET_AFTER))) {
                return;
            }
            oldest.remove();
            if (outage.counts()) {
                uncount("No shop is left without an answer of RMS; this node has not asked the last ones for 75 min");
            }
        }
    }

    private void uncount(String lastLineText) {
        counted--;
        if (counted == 0 && loggedCount > 0) {
            LOG.info(lastLineText);
        }
        loggedCount = Math.min(loggedCount, counted);
    }
}

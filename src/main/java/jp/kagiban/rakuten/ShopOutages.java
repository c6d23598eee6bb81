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
 * Counts the shops for which RMS gave no usable answer at least twice in a row, per node. The log names the first one, and gives the number
 * whenever it has doubled, so a thousand shops write ten lines. It has one more line once no such shop is left.
 */
final class ShopOutages {

    /** One timeout or one 503 is no outage. Orders are polled every 5 min, so the second failure comes within six minutes. */
    private static final int COUNTED = 2;

    /** A shop that isn't asked for this long is dropped: it has no key any more, or another node has taken it over. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(75);

    /** Shops that fail and recover in turn write no more lines than this allows. */
    private static final Duration LINE_EVERY = Duration.ofMinutes(1);

    private static final int MOST = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(ShopOutages.class);

    private final Clock clock;

    /** The one that was asked longest ago comes first. */
    private final Map<Shop, Outage> outages = new LinkedHashMap<>();

    private Instant lastLine = Instant.MIN;
    private int inLastLine;
    private int counted;
    private int told;

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

    private record Outage(Instant since, Instant asked, int misses) {

        boolean counts() {
            return misses >= COUNTED;
        }
    }

    /**
     * The shops whose last two calls or more from this node had no usable answer.
     *
     * @param since time of the first failure of all
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
                .filter(one -> one.getValue().counts())
                .map(one -> one.getKey().tenant)
                .distinct()
                .count();
    }

    synchronized void missed(String api, MallCaller caller, Optional<Reply> reply) {
        Instant now = clock.instant();
        forget(now);
        Shop shop = Shop.of(caller);
        Outage before = outages.remove(shop);
        Outage outage = before == null ? new Outage(now, now, 1) : new Outage(before.since, now, before.misses + 1);
        if (before != null || outages.size() < MOST) {
            outages.put(shop, outage);
            counted += outage.misses == COUNTED ? 1 : 0;
        }
        boolean mayTell = counted > inLastLine || !now.isBefore(lastLine.plus(LINE_EVERY));
        if (mayTell && outage.counts() && counted >= Math.max(1, 2 * told)) {
            told = counted;
            inLastLine = told;
            lastLine = now;
            tell(shop, api, reply);
        }
    }

    private void tell(Shop shop, String api, Optional<Reply> reply) {
        String rest = "retrying within 15 min for orders, within 1 h for keys";
        if (told == 1) {
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

    /** Ends the shop's outage. An answer under any API does, since some calls recur only after days. */
    synchronized void answered(MallCaller caller) {
        if (outages.isEmpty()) {
            return;
        }
        forget(clock.instant());
        Outage ended = outages.remove(Shop.of(caller));
        if (ended != null && ended.counts()) {
            leave("RMS answers for all shops again");
        }
    }

    private void forget(Instant now) {
        Iterator<Outage> oldest = outages.values().iterator();
        while (oldest.hasNext()) {
            Outage outage = oldest.next();
            if (!outage.asked.isBefore(now.minus(FORGOTTEN))) {
                return;
            }
            oldest.remove();
            if (outage.counts()) {
                leave("No shop is left without an answer of RMS; this node has not asked the last ones for 75 min");
            }
        }
    }

    private void leave(String end) {
        counted--;
        if (counted == 0 && told > 0) {
            LOG.info(end);
        }
        told = Math.min(told, counted);
    }
}

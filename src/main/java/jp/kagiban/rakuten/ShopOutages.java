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
 * The shops that get no usable answer from RMS, whether or not others do. Per node. The log tells the first one at once, and the number
 * whenever it has doubled, so a thousand shops write ten lines; and once that all have answers again.
 */
final class ShopOutages {

    /** A shop without an answer is asked again within the hour, unless it has no key any more, or is gone. */
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
    private int told;

    ShopOutages(Clock clock) {
        this.clock = clock;
    }

    /** @param line as {@link MallCaller#line} has it */
    private record Shop(TenantId tenant, String line) {}

    private record Outage(Instant since, Instant asked) {}

    /**
     * How many shops have no answer.
     *
     * @param since since when the first of them has none
     */
    record Standing(long shops, long tenants, Instant since) {}

    /** Empty while all have answers. */
    synchronized Optional<Standing> standing() {
        forget(clock.instant());
        return outages.values().stream()
                .map(Outage::since)
                .min(Instant::compareTo)
                .map(since -> new Standing(
                        outages.size(),
                        outages.keySet().stream().map(Shop::tenant).distinct().count(),
                        since));
    }

    synchronized void missed(String api, MallCaller caller, Optional<Reply> reply) {
        Instant now = clock.instant();
        forget(now);
        Shop shop = new Shop(caller.tenant(), caller.line());
        Outage before = outages.remove(shop);
        if (before != null || outages.size() < MOST) {
            outages.put(shop, new Outage(before == null ? now : before.since, now));
        }
        boolean mayTell = outages.size() > inLastLine || !now.isBefore(lastLine.plus(LINE_EVERY));
        if (mayTell && outages.size() >= Math.max(1, 2 * told)) {
            told = outages.size();
            inLastLine = told;
            lastLine = now;
            tell(shop, api, reply);
        }
    }

    private void tell(Shop shop, String api, Optional<Reply> reply) {
        String rest = "asked again within 15 min for orders, within 1 h for keys";
        if (told == 1) {
            LOG.warn(
                    "RMS gave no usable answer for shop {} of company {} under {}: {}; {}",
                    shop.line,
                    shop.tenant,
                    api,
                    reply.map(answer -> "status " + answer.status()).orElse("no answer in time"),
                    rest);
            return;
        }
        standing()
                .ifPresent(now -> LOG.warn(
                        "RMS gives no usable answer for {} shops (companies: {}), the first since {}; {}",
                        now.shops,
                        now.tenants,
                        now.since,
                        rest));
    }

    /** Whatever it was asked: some calls come again only after days. */
    synchronized void answered(MallCaller caller) {
        if (outages.isEmpty() || outages.remove(new Shop(caller.tenant(), caller.line())) == null) {
            return;
        }
        if (outages.isEmpty() && told > 0) {
            LOG.info("RMS answers for all shops again");
        }
        told = Math.min(told, outages.size());
    }

    private void forget(Instant now) {
        Iterator<Outage> oldest = outages.values().iterator();
        while (oldest.hasNext() && oldest.next().asked.isBefore(now.minus(FORGOTTEN))) {
            oldest.remove();
        }
        told = Math.min(told, outages.size());
    }
}

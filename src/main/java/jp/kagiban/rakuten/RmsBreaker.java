package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's circuit breaker for one RMS API. Opens after {@value #FAULTS} consecutive faults of at least {@value
 * #TENANTS} tenants. While open, it makes one call in five seconds as a probe. Other calls that only read get the API's
 * last answer. The first good answer closes the breaker. A refused key or a rate limit counts as a good answer.
 */
final class RmsBreaker {

    static final int FAULTS = 20;

    /** With fewer tenants, the cause may be on their side. */
    static final int TENANTS = 3;

    static final Duration PROBE_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RmsBreaker.class);

    private final String api;
    private final Ticker ticker;
    private final Clock clock;
    private final Set<TenantId> tenants = new HashSet<>();
    private int faultsInARow;
    private @Nullable Outage outage;

    RmsBreaker(String api, Ticker ticker, Clock clock) {
        this.api = api;
        this.ticker = ticker;
        this.clock = clock;
    }

    /**
     * @param lastReply the last answer's status and kind of document only, since its text may reveal another tenant's
     *     call; empty if there was none
     */
    private record Outage(Instant since, Optional<Reply> lastReply, long probedAt) {}

    /** Makes a call that only reads, or returns the last answer. A call without permit ({@link MallBusy}) doesn't count. */
    Optional<Reply> ask(TenantId tenant, Supplier<Optional<Reply>> call) {
        Optional<Outage> outage = refusalOrProbe();
        return outage.isPresent() ? outage.get().lastReply : makeCall(tenant, call);
    }

    /**
     * Makes a call that changes something in RMS.
     *
     * @throws MallBusy while the breaker is open
     */
    Optional<Reply> send(TenantId tenant, Supplier<Optional<Reply>> call) {
        if (refusalOrProbe().isPresent()) {
            throw new MallBusy(PROBE_EVERY);
        }
        return makeCall(tenant, call);
    }

    private Optional<Reply> makeCall(TenantId tenant, Supplier<Optional<Reply>> call) {
        Optional<Reply> reply;
        try {
            reply = call.get();
        } catch (MallBusy busy) {
            releaseProbe();
            throw busy;
        }
        if (reply.filter(answer -> !isFault(answer)).isPresent()) {
            answered();
        } else if (!Thread.currentThread().isInterrupted()) {
            recordFault(tenant, reply);
        } else {
            releaseProbe();
        }
        return reply;
    }

    /** The time at which the breaker opened; empty while it is closed. */
    synchronized Optional<Instant> awaySince() {
        return Optional.ofNullable(outage).map(Outage::since);
    }

    /** Returns the outage if the call must not be made. Otherwise lets this call probe the API. */
    private synchronized Optional<Outage> refusalOrProbe() {
        Outage current = outage;
        if (current == null) {
            return Optional.empty();
        }
        long since = ticker.nanos() - current.probedAt;
        if (since >= 0 && since < PROBE_EVERY.toNanos()) {
            return Optional.of(current);
        }
        outage = new Outage(current.since, current.lastReply, ticker.nanos());
        return Optional.empty();
    }

    /** Lets the next call probe, because this call had no result. */
    private synchronized void releaseProbe() {
        if (outage != null) {
            outage = new Outage(outage.since, outage.lastReply, ticker.nanos() - PROBE_EVERY.toNanos());
        }
    }

    static boolean isFault(Reply reply) {
        return reply.status() >= 500 || (reply.isHtml() && reply.status() / 100 != 3);
    }

    /** Closes the breaker. */
    synchronized void answered() {
        if (outage != null) {
            LOG.info("RMS answers calls under {} again", api);
        }
        outage = null;
        faultsInARow = 0;
        tenants.clear();
    }

    private synchronized void recordFault(TenantId tenant, Optional<Reply> reply) {
        faultsInARow++;
        if (tenants.size() < TENANTS) {
            tenants.add(tenant);
        }
        Optional<Reply> lastReply =
                reply.map(answer -> new Reply(answer.status(), answer.isHtml() ? "text/html" : "", null, new byte[0]));
        if (outage != null) {
            outage = new Outage(outage.since, lastReply, outage.probedAt);
        } else if (faultsInARow >= FAULTS && tenants.size() >= TENANTS) {
            outage = new Outage(clock.instant(), lastReply, ticker.nanos());
            LOG.warn(
                    "RMS answers nobody under {}; until it does, only one call in {} s is made. If other clients reach RMS, check the"
                            + " network of this machine",
                    api,
                    PROBE_EVERY.toSeconds());
        }
    }
}

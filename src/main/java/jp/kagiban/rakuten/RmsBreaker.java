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
 * The circuit breaker of one RMS API. Opens after {@value #SEVERAL} consecutive faults of at least {@value #TENANTS} tenants. While open, it makes one call in
 * five seconds; other calls get the API's last answer. The first good answer closes it. A refused key or a rate limit counts as an answer. Per node.
 */
final class RmsBreaker {

    static final int SEVERAL = 20;

    /** Fewer tenants may have problems of their own. */
    static final int TENANTS = 3;

    static final Duration PROBE_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RmsBreaker.class);

    private final String api;
    private final Ticker ticker;
    private final Clock clock;
    private final Set<TenantId> tenants = new HashSet<>();
    private int inARow;
    private @Nullable Absence absence;

    RmsBreaker(String api, Ticker ticker, Clock clock) {
        this.api = api;
        this.ticker = ticker;
        this.clock = clock;
    }

    /** @param said nothing, or only the status and kind of document, since the text may reveal another tenant's call */
    private record Absence(Instant since, Optional<Reply> said, long probedAt) {}

    /** Makes a call that only reads, or returns the last answer. A call without permit ({@link MallBusy}) doesn't count. */
    Optional<Reply> ask(TenantId tenant, Supplier<Optional<Reply>> call) {
        Optional<Absence> spared = spared();
        return spared.isPresent() ? spared.get().said : made(tenant, call);
    }

    /**
     * Makes a call that changes something in RMS.
     *
     * @throws MallBusy while the breaker is open
     */
    Optional<Reply> send(TenantId tenant, Supplier<Optional<Reply>> call) {
        if (spared().isPresent()) {
            throw new MallBusy(PROBE_EVERY);
        }
        return made(tenant, call);
    }

    private Optional<Reply> made(TenantId tenant, Supplier<Optional<Reply>> call) {
        Optional<Reply> reply;
        try {
            reply = call.get();
        } catch (MallBusy busy) {
            letAnotherAsk();
            throw busy;
        }
        if (reply.filter(answer -> !isFault(answer)).isPresent()) {
            answered();
        } else if (!Thread.currentThread().isInterrupted()) {
            missed(tenant, reply);
        } else {
            letAnotherAsk();
        }
        return reply;
    }

    /** The time at which the breaker opened; empty while it is closed. */
    synchronized Optional<Instant> awaySince() {
        return Optional.ofNullable(absence).map(Absence::since);
    }

    private synchronized Optional<Absence> spared() {
        Absence now = absence;
        if (now == null) {
            return Optional.empty();
        }
        long since = ticker.nanos() - now.probedAt;
        if (since >= 0 && since < PROBE_EVERY.toNanos()) {
            return Optional.of(now);
        }
        absence = new Absence(now.since, now.said, ticker.nanos());
        return Optional.empty();
    }

    private synchronized void letAnotherAsk() {
        if (absence != null) {
            absence = new Absence(absence.since, absence.said, ticker.nanos() - PROBE_EVERY.toNanos());
        }
    }

    static boolean isFault(Reply reply) {
        return reply.status() >= 500 || (reply.isHtml() && reply.status() / 100 != 3);
    }

    /** Closes the breaker. */
    synchronized void answered() {
        if (absence != null) {
            LOG.info("RMS answers calls under {} again", api);
        }
        absence = null;
        inARow = 0;
        tenants.clear();
    }

    private synchronized void missed(TenantId tenant, Optional<Reply> reply) {
        inARow++;
        if (tenants.size() < TENANTS) {
            tenants.add(tenant);
        }
        Optional<Reply> said =
                reply.map(answer -> new Reply(answer.status(), answer.isHtml() ? "text/html" : "", null, new byte[0]));
        if (absence != null) {
            absence = new Absence(absence.since, said, absence.probedAt);
        } else if (inARow >= SEVERAL && tenants.size() >= TENANTS) {
            absence = new Absence(clock.instant(), said, ticker.nanos());
            LOG.warn(
                    "RMS answers nobody under {}; until it does, only one call in {} s is made. If other clients reach RMS, check the"
                            + " network of this machine",
                    api,
                    PROBE_EVERY.toSeconds());
        }
    }
}

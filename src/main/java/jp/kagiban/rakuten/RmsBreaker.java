package jp.kagiban.rakuten;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares RMS, and the threads that would wait for it, while it answers nobody: after so many faults in a row, of several tenants,
 * only one call in five seconds is made, and all others are told what RMS answered last. The first answer ends that. A refused
 * key or too many calls of a shop are answers. Per node.
 */
final class RmsBreaker {

    static final int SEVERAL = 20;

    /** Shops of a few may have trouble of their own. */
    static final int TENANTS = 3;

    static final Duration PROBE_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RmsBreaker.class);

    private final Ticker ticker;
    private final Clock clock;
    private final Set<UUID> tenants = new HashSet<>();
    private int inARow;
    private @Nullable Absence absence;

    RmsBreaker(Ticker ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    /** @param said nothing, or the status and the kind of the document alone: its text may tell something of another's call */
    private record Absence(Instant since, Optional<Reply> said, long probedAt) {}

    /** Makes the call, or spares it. Whoever has no turn after all throws, and has learnt nothing of RMS. */
    Optional<Reply> ask(UUID tenant, Supplier<Optional<Reply>> call) {
        Optional<Absence> spared = spared();
        if (spared.isPresent()) {
            return spared.get().said;
        }
        Optional<Reply> reply = call.get();
        if (reply.filter(answer -> !isFault(answer)).isPresent()) {
            answered();
        } else {
            missed(tenant, reply);
        }
        return reply;
    }

    /** Since when RMS answers nobody; empty while it answers. */
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

    private static boolean isFault(Reply reply) {
        return reply.status() >= 500 || (reply.isHtml() && reply.status() / 100 != 3);
    }

    private synchronized void answered() {
        if (absence != null) {
            LOG.info("RMS answers again");
        }
        absence = null;
        inARow = 0;
        tenants.clear();
    }

    private synchronized void missed(UUID tenant, Optional<Reply> reply) {
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
            LOG.warn("RMS answers nobody; only one call in {} s is made until it does", PROBE_EVERY.toSeconds());
        }
    }
}

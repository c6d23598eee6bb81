package jp.kagiban.operator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shop.WatchPulse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Service;

/**
 * Calls a monitor outside as long as the portal works. If the calls stop, the monitor knows that the portal is dead or
 * no longer does its work. One job serves all nodes. A node knows only the results of its own calls since its start.
 *
 * <p>This bean is also the health check "heartbeat", by its name. The check tells when a call of this node last succeeded
 * and when one failed. A failed call doesn't make the portal unready. Strangers may read the health check, so it
 * doesn't name the host.
 */
@Service("heartbeatHealthIndicator")
public class Heartbeat implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final HeartbeatSettings settings;
    private final Pulse pulse;
    private final HeartbeatLine line;
    private final Clock clock;
    private final Instant caughtUp;
    private volatile @Nullable Instant heard;
    private volatile @Nullable Missed missed;

    Heartbeat(HeartbeatSettings settings, Pulse pulse, HeartbeatLine line, Clock clock) {
        this.settings = settings;
        this.pulse = pulse;
        this.line = line;
        this.clock = clock;
        this.caughtUp = clock.instant().plus(WatchPulse.CATCHING_UP);
    }

    /** Tells whether the portal does its work. */
    interface Pulse {

        /**
         * Returns the trouble; empty if there is none.
         *
         * @param caughtUp from when on the portal has had time to do what it missed during a downtime
         */
        Optional<Trouble> trouble(Instant now, Instant caughtUp);
    }

    /** Why a call wasn't made, or failed. */
    public enum Trouble {
        DATABASE_DOWN,
        JOBS_LATE,
        CHECKS_STOPPED,
        /** The call was answered with an error. */
        REFUSED,
        /** The call was not answered. */
        UNREACHED
    }

    /** A call that wasn't made, or failed. */
    public record Missed(Instant at, Trouble trouble) {}

    /**
     * The results of the heartbeat, as far as this node knows.
     *
     * @param set whether an address is configured
     * @param heard when a call last succeeded
     * @param missed the last call, if it failed
     */
    public record Standing(boolean set, Optional<Instant> heard, Optional<Missed> missed) {}

    public Standing standing() {
        return new Standing(settings.address().isPresent(), Optional.ofNullable(heard), Optional.ofNullable(missed));
    }

    /** Returns what keeps the portal from its work; empty if nothing does. */
    Optional<Trouble> trouble() {
        return pulse.trouble(clock.instant(), caughtUp);
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        sentence(standing()).ifPresent(sentence -> up.withDetail("says", sentence));
        return up.build();
    }

    private static Optional<String> sentence(Standing now) {
        Optional<String> heard = now.heard().map(at -> "The heartbeat of this node was last heard at " + at + ".");
        return now.missed()
                .map(call ->
                        ("Nobody heard the heartbeat of this node at " + call.at() + ". " + heard.orElse("")).strip())
                .or(() -> heard);
    }

    /** Calls the monitor if all is well. Returns the time of the next call. */
    Instant beat() {
        Instant now = clock.instant();
        settings.address().ifPresent(address -> record(now, call(address, now)));
        return now.plus(PERIOD);
    }

    private Optional<Trouble> call(URI address, Instant now) {
        return pulse.trouble(now, caughtUp).or(() -> line.call(address));
    }

    private void record(Instant now, Optional<Trouble> trouble) {
        trouble.ifPresentOrElse(
                why -> LOG.warn(
                        "No heartbeat was heard: {}; retrying in {} min. If that stays so, see '/operator' for what is late,"
                                + " or check the address",
                        why,
                        PERIOD.toMinutes()),
                () -> heard = now);
        missed = trouble.map(why -> new Missed(now, why)).orElse(null);
    }
}

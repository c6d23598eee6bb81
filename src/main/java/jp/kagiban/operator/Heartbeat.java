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
 * Lets somebody outside hear that the portal's watch is well. When the calls stop, they know that the portal is dead, or that
 * it no longer does its work. One job serves all nodes. The node that ran it knows the result, since its own start.
 *
 * <p>As the health check "heartbeat", by the bean's name, it tells when a heartbeat of this node was last heard, and when one
 * wasn't. The portal stays ready. Strangers may ask, so the host isn't named.
 */
@Service("heartbeatHealthIndicator")
public class Heartbeat implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

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

    /** Whether the portal does what it is there for. */
    interface Pulse {

        /**
         * Returns the trouble; empty if there is none.
         *
         * @param caughtUp from when on the portal has had its time to make up for what it missed while it was off
         */
        Optional<Trouble> trouble(Instant now, Instant caughtUp);
    }

    /** Why nobody has heard the portal. */
    public enum Trouble {
        DATABASE_DOWN,
        JOBS_LATE,
        CHECKS_STOPPED,
        /** The call was answered with an error. */
        REFUSED,
        /** The call was not answered. */
        UNREACHED
    }

    /** A call that nobody heard. */
    public record Missed(Instant at, Trouble trouble) {}

    /**
     * How it went, as far as this node knows.
     *
     * @param set whether somebody is to hear
     * @param heard when a call last got through
     * @param missed the last call, if it did not
     */
    public record Standing(boolean set, Optional<Instant> heard, Optional<Missed> missed) {}

    public Standing standing() {
        return new Standing(settings.address().isPresent(), Optional.ofNullable(heard), Optional.ofNullable(missed));
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        says(standing()).ifPresent(sentence -> up.withDetail("says", sentence));
        return up.build();
    }

    private static Optional<String> says(Standing now) {
        Optional<String> heard = now.heard().map(at -> "The heartbeat of this node was last heard at " + at + ".");
        return now.missed()
                .map(one ->
                        ("Nobody heard the heartbeat of this node at " + one.at() + ". " + heard.orElse("")).strip())
                .or(() -> heard);
    }

    /** Returns when to call again. */
    Instant beat() {
        Instant now = clock.instant();
        settings.address().ifPresent(address -> note(now, tried(address, now)));
        return now.plus(EVERY);
    }

    private Optional<Trouble> tried(URI address, Instant now) {
        return pulse.trouble(now, caughtUp).or(() -> line.call(address));
    }

    private void note(Instant now, Optional<Trouble> trouble) {
        trouble.ifPresentOrElse(
                why -> LOG.warn(
                        "No heartbeat was heard: {}; retrying in {} min. If that stays so, see '/operator' for what is late,"
                                + " or check the address",
                        why,
                        EVERY.toMinutes()),
                () -> heard = now);
        missed = trouble.map(why -> new Missed(now, why)).orElse(null);
    }
}

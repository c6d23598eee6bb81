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
import org.springframework.stereotype.Service;

/**
 * Lets somebody outside hear that the portal's watch is well: when the calls stop, they know that the portal is dead, or that it
 * no longer does what it is there for. One job for all nodes; how it went is known to the node that ran it, since its start.
 */
@Service
public class Heartbeat {

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
        trouble.ifPresentOrElse(why -> LOG.warn("Nobody has heard the heartbeat: {}", why), () -> heard = now);
        missed = trouble.map(why -> new Missed(now, why)).orElse(null);
    }
}

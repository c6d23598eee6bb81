package jp.kagiban.operator;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells when the heartbeat was heard, and when it wasn't. The portal is ready all the same. A sentence is all that is told, since
 * strangers may ask.
 */
@Component
class HeartbeatHealthIndicator implements HealthIndicator {

    private final Heartbeat heartbeat;

    HeartbeatHealthIndicator(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        says(heartbeat.standing()).ifPresent(sentence -> up.withDetail("says", sentence));
        return up.build();
    }

    private static Optional<String> says(Heartbeat.Standing now) {
        Optional<String> heard = now.heard().map(at -> "The heartbeat was last heard at " + at + ".");
        Optional<String> missed =
                now.missed().map(one -> "Nobody heard the heartbeat at " + one.at() + ". " + heard.orElse(""));
        return missed.map(String::strip).or(() -> heard);
    }
}

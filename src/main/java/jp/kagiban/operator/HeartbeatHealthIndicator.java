package jp.kagiban.operator;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells when a heartbeat of this node was last heard, and when one wasn't. One node at a time beats for all, and the portal stays ready.
 * Strangers may ask, so the host isn't named.
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
        Optional<String> heard = now.heard().map(at -> "The heartbeat of this node was last heard at " + at + ".");
        Optional<String> missed = now.missed()
                .map(one -> "Nobody heard the heartbeat of this node at " + one.at() + ". " + heard.orElse(""));
        return missed.map(String::strip).or(() -> heard);
    }
}

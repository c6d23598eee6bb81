package jp.kagiban.operator;

import java.util.Optional;
import jp.kagiban.shared.HostName;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells when a heartbeat of this node was heard, and when it wasn't; one node at a time beats for all. The portal is ready all the
 * same. A sentence is all that is told, since
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
        String node = " of node " + HostName.own();
        Optional<String> heard = now.heard().map(at -> "The heartbeat" + node + " was last heard at " + at + ".");
        Optional<String> missed = now.missed()
                .map(one -> "Nobody heard the heartbeat" + node + " at " + one.at() + ". " + heard.orElse(""));
        return missed.map(String::strip).or(() -> heard);
    }
}

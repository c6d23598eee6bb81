package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells since when RMS has not answered this node. The portal is ready all the same. */
@Component
class RmsHealthIndicator implements HealthIndicator {

    private final RmsBreakers breakers;

    RmsHealthIndicator(RmsBreakers breakers) {
        this.breakers = breakers;
    }

    @Override
    public Health health() {
        Map<String, Instant> away = breakers.away();
        Health.Builder up = Health.up();
        breakers.awaySince()
                .ifPresent(since -> up.withDetail(
                        "says",
                        "RMS has not answered this node under " + String.join(", ", away.keySet()) + " since " + since
                                + ". What waits for it resumes by itself."));
        return up.build();
    }
}

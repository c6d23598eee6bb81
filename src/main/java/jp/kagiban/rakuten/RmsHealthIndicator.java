package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
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
        Health.Builder up = Health.up();
        Map<String, Instant> away = breakers.away();
        if (!away.isEmpty()) {
            String apis = away.entrySet().stream()
                    .map(one -> one.getKey() + " since " + one.getValue())
                    .collect(Collectors.joining(", "));
            up.withDetail(
                    "says", "RMS has not answered this node under " + apis + ". What waits for it resumes by itself.");
        }
        return up.build();
    }
}

package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports since when RMS hasn't answered this node, or for how many shops RMS last gave no usable answer. The portal
 * stays ready in both cases. The report names neither shops nor hosts, because anybody may read it.
 */
@Component
class RmsHealthIndicator implements HealthIndicator {

    private final RmsBreakers breakers;

    RmsHealthIndicator(RmsBreakers breakers) {
        this.breakers = breakers;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        outage().ifPresent(sentence -> up.withDetail("says", sentence));
        return up.build();
    }

    private Optional<String> outage() {
        Map<String, Instant> away = breakers.away();
        if (!away.isEmpty()) {
            String apis = away.entrySet().stream()
                    .map(api -> api.getKey() + " since " + api.getValue())
                    .collect(Collectors.joining(", "));
            return Optional.of("RMS has not answered under " + apis + ". What waits for it resumes by itself.");
        }
        return breakers.shopsWithoutAnswer()
                .map(now -> "RMS gave no usable answer for " + now.shops()
                        + (now.shops() == 1
                                ? " shop when last asked, since "
                                : " shops when last asked, the first since ")
                        + now.since() + ". The portal retries.");
    }
}

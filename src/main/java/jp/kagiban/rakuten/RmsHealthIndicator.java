package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.shared.HostName;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells since when RMS has not answered this node, or how many shops get no answer from it. The portal is ready all the same. Strangers
 * may ask, so no shop is named.
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
        says().ifPresent(sentence -> up.withDetail("says", sentence));
        return up.build();
    }

    private Optional<String> says() {
        Map<String, Instant> away = breakers.away();
        if (!away.isEmpty()) {
            String apis = away.entrySet().stream()
                    .map(one -> one.getKey() + " since " + one.getValue())
                    .collect(Collectors.joining(", "));
            return Optional.of("RMS has not answered node " + HostName.own() + " under " + apis
                    + ". What waits for it resumes by itself.");
        }
        return breakers.shopsWithoutAnswer()
                .map(now -> "RMS gives node " + HostName.own() + " no usable answer for " + now.shops()
                        + (now.shops() == 1 ? " shop, since " : " shops, the first since ") + now.since()
                        + ". They are asked again by themselves.");
    }
}

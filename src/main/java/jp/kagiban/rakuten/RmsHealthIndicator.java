package jp.kagiban.rakuten;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells since when RMS answers this node nothing. The portal is ready all the same. */
@Component
class RmsHealthIndicator implements HealthIndicator {

    private final RmsBreaker breaker;

    RmsHealthIndicator(RmsBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        breaker.awaySince()
                .ifPresent(since -> up.withDetail(
                        "says",
                        "RMS has answered nobody since " + since
                                + ". Checks and intakes go on by themselves when it does."));
        return up.build();
    }
}

package jp.kagiban.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A portal without its database isn't ready. A sentence is all that is told, since strangers may ask. */
@Component
class DatabaseHealthIndicator implements HealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealthIndicator(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        return watch.isDown()
                ? Health.down()
                        .withDetail("says", "The database doesn't answer.")
                        .build()
                : Health.up().build();
    }
}

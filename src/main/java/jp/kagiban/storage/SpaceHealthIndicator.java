package jp.kagiban.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells of a disk that will be full. The portal is ready all the same: somebody has to see to the disk, not to it. */
@Component
class SpaceHealthIndicator implements HealthIndicator {

    private final SpaceWatch watch;

    SpaceHealthIndicator(SpaceWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        return watch.isLittle()
                ? Health.up()
                        .withDetail("says", "The data folder has little room left.")
                        .build()
                : Health.up().build();
    }
}

package jp.kagiban.storage;

import java.nio.file.Path;
import java.util.function.Supplier;
import jp.kagiban.shared.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Warns once each time the data folder gets short of room, while there is still time to make some. The portal stays ready,
 * because the disk needs attention, not the portal. The bean's name makes it the health check "space".
 */
@Component("spaceHealthIndicator")
class SpaceWatch implements Watch, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);

    private final Path folder;
    private final Supplier<DataSpace> space;

    private volatile boolean little;

    @Autowired
    SpaceWatch(Settings settings) {
        this(settings.dataDir().toAbsolutePath().normalize(), () -> DataSpace.of(settings.dataDir()));
    }

    SpaceWatch(Path folder, Supplier<DataSpace> space) {
        this.folder = folder;
        this.space = space;
    }

    boolean isLittle() {
        return little;
    }

    @Override
    public void look() {
        DataSpace now = space.get();
        if (now.isLittle() && !little) {
            little = true;
            LOG.warn(
                    "The data folder {} has {} MB left; make room before the database can't write any more",
                    folder,
                    now.free() >> 20);
        } else if (now.isAmple() && little) {
            little = false;
            LOG.info("The data folder {} has room again", folder);
        }
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        return little
                ? up.withDetail("says", "The data folder has little room left.").build()
                : up.build();
    }
}

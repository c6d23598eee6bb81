package jp.kagiban.shop.key;

import java.util.UUID;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;

/** The jobs of a key, from its coming in to its end. */
public final class KeyJobs {

    /** Brings a waiting key into use; one for each waiting key. */
    public static final JobType<KeyJob> KEY = JobType.of("shop-key", KeyJob.class);
    /** Watches the key in use; one for each shop. */
    public static final JobType<WatchJob> WATCH = JobType.of("shop-watch", WatchJob.class);
    /** Destroys what was kept of a superseded key; one for each. */
    public static final JobType<ShredJob> SHRED = JobType.of("shop-shred", ShredJob.class);

    private KeyJobs() {}

    public record KeyJob(UUID tenant, UUID shop, UUID generation) implements Job<KeyJob> {

        @Override
        public JobType<KeyJob> type() {
            return KEY;
        }

        public GenerationId id() {
            return new GenerationId(tenant, generation);
        }

        @Override
        public String instance() {
            return tenant + ":" + generation;
        }
    }

    public record WatchJob(UUID tenant, UUID shop) implements Job<WatchJob> {

        @Override
        public JobType<WatchJob> type() {
            return WATCH;
        }

        @Override
        public String instance() {
            return tenant + ":" + shop;
        }
    }

    public record ShredJob(UUID tenant, UUID shop, UUID generation) implements Job<ShredJob> {

        @Override
        public JobType<ShredJob> type() {
            return SHRED;
        }

        @Override
        public String instance() {
            return tenant + ":" + generation;
        }
    }

    public static ShredJob shredJob(KeyGeneration generation) {
        return new ShredJob(
                generation.id().tenantId(), generation.shopId(), generation.id().id());
    }

    public static KeyJob keyJob(KeyGeneration generation) {
        return new KeyJob(
                generation.id().tenantId(), generation.shopId(), generation.id().id());
    }
}

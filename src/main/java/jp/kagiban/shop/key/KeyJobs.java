package jp.kagiban.shop.key;

import java.util.UUID;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.task.MallTask;
import jp.kagiban.task.TaskKind;
import jp.kagiban.task.Urgency;

/** Declares the tasks and jobs of a key, from its entry to its end. */
public final class KeyJobs {

    /** Brings a waiting key into use. Each waiting key has one task. */
    public static final TaskKind<KeyJob> KEY = TaskKind.of(
            "shop-key",
            Urgency.AWAITED,
            KeyJob.class,
            (tenant, shop, key) -> new KeyJob(tenant, shop, new GenerationId(key)));
    /** Watches the key in use. Each shop has one task. */
    public static final TaskKind<WatchJob> WATCH =
            TaskKind.of("shop-watch", Urgency.CHECK, WatchJob.class, (tenant, shop, _) -> new WatchJob(tenant, shop));
    /** Destroys the kept secrets of a superseded key. Each such key has one job. */
    public static final JobType<ShredJob> SHRED = JobType.of("shop-shred", ShredJob.class);

    private KeyJobs() {}

    public record KeyJob(TenantId tenant, ShopId shop, GenerationId generation) implements MallTask {

        @Override
        public TaskKind<KeyJob> kind() {
            return KEY;
        }

        public TenantGeneration id() {
            return new TenantGeneration(tenant, generation);
        }

        @Override
        public UUID subject() {
            return generation.id();
        }
    }

    public record WatchJob(TenantId tenant, ShopId shop) implements MallTask {

        @Override
        public TaskKind<WatchJob> kind() {
            return WATCH;
        }
    }

    public record ShredJob(TenantId tenant, ShopId shop, GenerationId generation) implements Job<ShredJob> {

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

package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.diagnosis.DiagnosisJob;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.watch.WatchPlan;
import jp.kagiban.storage.Jobs;
import jp.kagiban.task.MallTasks;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans overdue work that has no job or task, since those tables may be lost or restored separately. Also plans checks
 * for now whose time is too far ahead, because it was written while the clock was fast. Runs after each start, and
 * every hour on one node.
 */
@Component
class JobReconciler {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final JdbcClient db;
    private final TenantScope scope;
    private final Jobs jobs;
    private final MallTasks tasks;
    private final Clock clock;

    JobReconciler(JdbcClient db, TenantScope scope, Jobs jobs, MallTasks tasks, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.jobs = jobs;
        this.tasks = tasks;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(ShopJobs.RECONCILE, clock.instant());
    }

    /** Plans all missing work. Returns the time of the next run. */
    Instant reconcile() {
        Instant now = clock.instant();
        scope.outside(CrossTenantReason.PLANNING_OF_THE_WATCH, () -> overdue(now))
                .forEach(job -> tasks.planUnlessThere(job, now));
        scope.outside(CrossTenantReason.PLANNING_OF_THE_WATCH, () -> ahead(now)).forEach(job -> tasks.plan(job, now));
        scope.outside(CrossTenantReason.PLANNING_OF_THE_WATCH, this::waitingKeys)
                .forEach(job -> tasks.planUnlessThere(job, now));
        scope.outside(CrossTenantReason.PLANNING_OF_THE_WATCH, () -> toShred(now))
                .forEach(job -> jobs.planUnlessThere(job, now));
        scope.outside(CrossTenantReason.PLANNING_OF_THE_WATCH, this::unfinishedDiagnoses)
                .forEach(job -> tasks.planUnlessThere(job, now));
        return now.plus(PERIOD);
    }

    private List<KeyJobs.ShredJob> toShred(Instant now) {
        return db.sql("SELECT tenant_id, shop_id, id FROM key_generation WHERE secrets_until <= ?")
                .param(Column.of(now))
                .query((row, _) -> new KeyJobs.ShredJob(
                        Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id"), Column.generation(row, "id")))
                .list();
    }

    private List<KeyJobs.WatchJob> overdue(Instant now) {
        return watches("next_ask <= ?", now);
    }

    private List<KeyJobs.WatchJob> ahead(Instant now) {
        return watches("next_ask > ?", now.plus(WatchPlan.LONGEST));
    }

    private List<KeyJobs.WatchJob> watches(String condition, Instant at) {
        return db.sql("SELECT tenant_id, shop_id FROM shop_watch WHERE " + condition)
                .param(Column.of(at))
                .query((row, _) -> new KeyJobs.WatchJob(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }

    private List<KeyJobs.KeyJob> waitingKeys() {
        return db.sql("SELECT tenant_id, shop_id, id FROM key_generation WHERE state = 'PENDING'")
                .query((row, _) -> new KeyJobs.KeyJob(
                        Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id"), Column.generation(row, "id")))
                .list();
    }

    private List<DiagnosisJob> unfinishedDiagnoses() {
        return db.sql("SELECT tenant_id, shop_id FROM shop_diagnosis WHERE finished_at IS NULL")
                .query((row, _) -> new DiagnosisJob(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }
}

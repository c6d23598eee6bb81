package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.task.MallTasks;
import jp.kagiban.vault.Use;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries the functions of a mall with a shop's key, one after the other, and stores each answer at once. Holds no
 * database connection during a call. After a crash or a long wait, the diagnosis continues with the untried functions.
 * If a new key or a member has planned the diagnosis again, it restarts with all functions.
 */
@Component
public class Diagnostician {

    private static final Use TRY = Use.byJob(Use.Purpose.TRY_OUT_FUNCTIONS);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final DiagnosisRecords records;
    private final KeyCredentials keyCredentials;
    private final MallTasks tasks;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Diagnostician(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            DiagnosisRecords records,
            KeyCredentials keyCredentials,
            MallTasks tasks,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.records = records;
        this.keyCredentials = keyCredentials;
        this.tasks = tasks;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A shop and the key that is tried. */
    private record Subject(Shop shop, KeyGeneration key) {

        TenantShop id() {
            return shop.id();
        }
    }

    /** Runs the diagnosis. Returns the time of the next run; empty if the diagnosis is finished. */
    public Optional<Instant> run(DiagnosisJob job) {
        return scope.in(job.tenant(), () -> begin(job).flatMap(this::tryAll));
    }

    private Optional<Subject> begin(DiagnosisJob job) {
        return transaction.execute(_ -> shops.lock(job.tenant(), job.shop())
                .flatMap(shop -> records.find(shop.id()).flatMap(row -> begin(shop, row))));
    }

    private Optional<Subject> begin(Shop shop, ShopDiagnosis row) {
        OpenKeys open = generations.openOf(shop);
        KeyGeneration key = open.active() == null ? open.waiting() : open.active();
        if (key == null || !key.id().id().equals(row.generationId())) {
            records.forgetFindings(shop.id());
            records.save(
                    key == null
                            ? row.finished(clock.instant())
                            : row.begun(key.id().id(), clock.instant()));
            publishChanged(shop.id());
        }
        return Optional.ofNullable(key).map(tried -> new Subject(shop, tried));
    }

    private List<MallFunction> untried(Subject subject) {
        Set<String> tried = records.findings(subject.id()).keySet();
        return keyCredentials.mall(subject.shop()).functions().stream()
                .filter(MallFunction::harmless)
                .filter(function -> !tried.contains(function.id()))
                .toList();
    }

    private Optional<Instant> tryAll(Subject subject) {
        Mall mall = keyCredentials.mall(subject.shop());
        for (MallFunction function : untried(subject)) {
            FunctionReply reply = keyCredentials.with(
                    subject.shop(), subject.key(), TRY, credentials -> mall.tryOut(function, credentials));
            if (!store(subject, function, reply)) {
                return restart(subject);
            }
        }
        return write(subject, row -> row.finished(clock.instant())) ? Optional.empty() : restart(subject);
    }

    /** Returns false if the diagnosis must restart or end. */
    private boolean store(Subject subject, MallFunction function, FunctionReply reply) {
        return write(subject, row -> {
            records.saveFinding(subject.id(), function.id(), reply.outcome().kind(), clock.instant());
            planDateCheck(subject, function, reply.outcome());
            return reply.shopCode() == null ? row : row.withCode(reply.shopCode());
        });
    }

    /** Plans a check for now if the expiry function works again. The check replaces a date entered by hand. */
    private void planDateCheck(Subject subject, MallFunction function, MallOutcome outcome) {
        KeyGeneration key = subject.key();
        boolean answers = function.sort() == MallFunction.Sort.END && outcome instanceof MallOutcome.Valid;
        if (answers && key.active() && key.said().functionOff()) {
            tasks.plan(
                    new KeyJobs.WatchJob(subject.shop().tenant(), subject.shop().shopId()), clock.instant());
        }
    }

    private void publishChanged(TenantShop shop) {
        events.publishEvent(new ShopChanged(shop.tenantId(), shop.id()));
    }

    /** Stores a change under the shop's lock. Returns false if another key must be tried, or if the shop was deleted. */
    private boolean write(Subject subject, UnaryOperator<ShopDiagnosis> change) {
        TenantShop id = subject.id();
        GenerationId generation = subject.key().id().id();
        return transaction.execute(_ -> shops.lock(id.tenantId(), id.id())
                .flatMap(_ -> records.find(id))
                .filter(row -> generation.equals(row.generationId()))
                .map(row -> {
                    records.save(change.apply(row));
                    publishChanged(id);
                    return true;
                })
                .orElse(false));
    }

    /** Returns the time of the restart, which is now; empty if the shop was deleted. */
    private Optional<Instant> restart(Subject subject) {
        return transaction.execute(_ -> records.find(subject.id()).map(_ -> clock.instant()));
    }
}

package jp.kagiban.shop.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.errand.BulkWork;
import jp.kagiban.errand.CallResult;
import jp.kagiban.errand.PreparedTask;
import jp.kagiban.errand.TaskKind;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Malls;
import jp.kagiban.mall.TenantBulkhead;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.MissingFunctions;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.tenancy.Suspensions;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/**
 * Checks many keys in use at a time. Malls repeat their last answer for nearly all keys; then only the time of the next check
 * is stored. For other answers, {@link KeyCheckJob} stores all consequences.
 */
@Component
class KeyChecks implements BulkWork<KeyJobs.WatchJob, Watched> {

    private final WatchedRows rows;
    private final KeyCredentials keys;
    private final Malls malls;
    private final MissingFunctions missing;
    private final Suspensions suspensions;
    private final TenantBulkhead bulkhead;
    private final KeyCheckJob check;
    private final Clock clock;

    KeyChecks(
            WatchedRows rows,
            KeyCredentials keys,
            Malls malls,
            MissingFunctions missing,
            Suspensions suspensions,
            TenantBulkhead bulkhead,
            KeyCheckJob check,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.malls = malls;
        this.missing = missing;
        this.suspensions = suspensions;
        this.bulkhead = bulkhead;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public TaskKind<KeyJobs.WatchJob> kind() {
        return KeyJobs.WATCH;
    }

    @Override
    public List<PreparedTask<KeyJobs.WatchJob, Watched>> prepare(List<KeyJobs.WatchJob> tasks) {
        List<Watched> quiet = quiet(tasks.stream()
                .map(job -> new TenantShop(job.tenant(), job.shop()))
                .toList());
        Map<TenantShop, Credentials> taken = quiet.isEmpty()
                ? Map.of()
                : keys.takeOut(quiet.stream().map(Watched::key).toList(), Use.byJob(Use.Purpose.ASK_FOR_EXPIRY));
        return quiet.stream()
                .flatMap(one -> Optional.ofNullable(taken.get(one.key().shop())).stream()
                        .map(credentials -> ready(one, credentials)))
                .toList();
    }

    private List<Watched> quiet(List<TenantShop> shops) {
        Set<TenantId> suspended =
                suspensions.among(shops.stream().map(TenantShop::tenantId).collect(Collectors.toSet()));
        Set<TenantShop> lacking = missing.lacking(shops);
        Instant now = clock.instant();
        return rows.of(shops).stream()
                .filter(one -> one.isQuiet(now))
                .filter(one -> malls.of(one.key().mall()).ends().size() == 1)
                .filter(one -> !suspended.contains(one.key().shop().tenantId()))
                .filter(one -> !lacking.contains(one.key().shop()))
                .toList();
    }

    /** Compares only the version of the watch, since each writer of a key in use writes its watch too. */
    @Override
    public Map<KeyJobs.WatchJob, Instant> store(Map<KeyJobs.WatchJob, Watched> told) {
        Instant now = clock.instant();
        Map<TenantShop, Long> versions =
                rows.lock(told.values().stream().map(one -> one.key().shop()).toList());
        Map<Watched, Instant> same = told.values().stream()
                .filter(one -> versions.getOrDefault(one.key().shop(), -1L) == one.version())
                .collect(Collectors.toMap(
                        Function.identity(),
                        one -> WatchPlan.next(one.key().shop().id(), one.said(), now)));
        if (!same.isEmpty()) {
            rows.heardAsBefore(same, now);
        }
        Map<KeyJobs.WatchJob, Instant> next = new HashMap<>();
        same.forEach((one, at) -> next.put(job(one), at));
        return next;
    }

    private static KeyJobs.WatchJob job(Watched one) {
        return new KeyJobs.WatchJob(
                one.key().shop().tenantId(), one.key().shop().id());
    }

    private PreparedTask<KeyJobs.WatchJob, Watched> ready(Watched one, Credentials credentials) {
        return new PreparedTask<>() {
            @Override
            public KeyJobs.WatchJob task() {
                return job(one);
            }

            @Override
            public CallResult<Watched> ask() {
                return bulkhead.ask(
                        one.key().shop().tenantId(), TenantBulkhead.Kind.CHECK, () -> told(one, credentials));
            }

            @Override
            public void close() {
                credentials.wipe();
            }
        };
    }

    private CallResult<Watched> told(Watched one, Credentials credentials) {
        KeyWord word = malls.of(one.key().mall()).check(call -> call.apply(credentials), false);
        return one.isNoNews(word)
                ? new CallResult.Usual<>(one)
                : new CallResult.Settled<>(check.storeFor(one.key().shop(), one::isStill, word));
    }
}

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
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.diagnosis.MissingFunctions;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.task.CallResult;
import jp.kagiban.task.PreparedTask;
import jp.kagiban.task.TaskKind;
import jp.kagiban.task.TaskWork;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks keys in use, many at a time. Malls repeat their last answer for nearly all keys; then only the time of the next check
 * is stored. For other answers, {@link CheckResults} stores all consequences.
 */
@Component
class KeyChecks implements TaskWork<KeyJobs.WatchJob, Watched> {

    private static final Use USE = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);

    private final WatchedRows rows;
    private final KeyCredentials keys;
    private final Malls malls;
    private final MissingFunctions missing;
    private final CheckResults results;
    private final TenantScope scope;
    private final Clock clock;

    KeyChecks(
            WatchedRows rows,
            KeyCredentials keys,
            Malls malls,
            MissingFunctions missing,
            CheckResults results,
            TenantScope scope,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.malls = malls;
        this.missing = missing;
        this.results = results;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public TaskKind<KeyJobs.WatchJob> kind() {
        return KeyJobs.WATCH;
    }

    @Override
    public List<PreparedTask<KeyJobs.WatchJob, Watched>> prepare(List<KeyJobs.WatchJob> tasks) {
        List<TenantShop> shops = tasks.stream().map(KeyChecks::shop).toList();
        Map<TenantShop, Watched> watched = rows.of(shops).stream()
                .collect(Collectors.toMap(one -> one.key().shop(), Function.identity()));
        Set<TenantShop> lacking = missing.lacking(shops);
        Map<TenantShop, Credentials> opened =
                keys.takeOut(watched.values().stream().map(Watched::key).toList(), USE);
        return tasks.stream()
                .map(job -> Optional.ofNullable(watched.get(shop(job)))
                        .map(one -> prepared(job, one, opened.get(shop(job)), lacking.contains(shop(job))))
                        .orElseGet(() -> PreparedTask.unread(job, Optional::empty)))
                .toList();
    }

    private static TenantShop shop(KeyJobs.WatchJob job) {
        return new TenantShop(job.tenant(), job.shop());
    }

    private PreparedTask<KeyJobs.WatchJob, Watched> prepared(
            KeyJobs.WatchJob job, Watched one, @Nullable Credentials opened, boolean lacking) {
        return opened == null
                ? new PreparedTask<>(job, () -> check(one, openedAlone(one), lacking), () -> {})
                : new PreparedTask<>(job, () -> check(one, opened, lacking), opened::wipe);
    }

    /** Opens a key that didn't open with the others, or throws an exception that says why. */
    private Credentials openedAlone(Watched one) {
        return scope.in(one.key().shop().tenantId(), () -> keys.open(one.key(), USE));
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

    private CallResult<Watched> check(Watched one, Credentials credentials, boolean lacking) {
        try {
            Mall mall = malls.of(one.key().mall());
            boolean quiet = one.isQuiet(clock.instant()) && mall.ends().size() == 1 && !lacking;
            KeyWord word = mall.check(call -> call.apply(credentials), WatchVerdict.ended(one.said(), clock.instant()));
            return quiet && one.isNoNews(word)
                    ? new CallResult.Usual<>(one)
                    : new CallResult.Settled<>(results.store(one.key().shop(), one::isStill, word));
        } finally {
            credentials.wipe();
        }
    }
}

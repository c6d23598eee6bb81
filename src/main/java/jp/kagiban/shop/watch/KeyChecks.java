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
 * Checks keys in use, many at a time. For nearly all keys the mall repeats its last answer. Then only the time of the
 * next check and the day's count are stored. Otherwise {@link CheckResults} stores the answer with all consequences.
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
                .collect(Collectors.toMap(found -> found.key().shop(), Function.identity()));
        Set<TenantShop> lacking = missing.lacking(shops);
        Map<TenantShop, Credentials> opened =
                keys.takeOut(watched.values().stream().map(Watched::key).toList(), USE);
        return tasks.stream()
                .map(job -> Optional.ofNullable(watched.get(shop(job)))
                        .map(found -> prepared(job, found, opened.get(shop(job)), lacking.contains(shop(job))))
                        .orElseGet(() -> PreparedTask.unread(job, Optional::empty)))
                .toList();
    }

    private static TenantShop shop(KeyJobs.WatchJob job) {
        return new TenantShop(job.tenant(), job.shop());
    }

    private PreparedTask<KeyJobs.WatchJob, Watched> prepared(
            KeyJobs.WatchJob job, Watched watched, @Nullable Credentials opened, boolean lacking) {
        return opened == null
                ? new PreparedTask<>(job, () -> check(watched, openAlone(watched), lacking), () -> {})
                : new PreparedTask<>(job, () -> check(watched, opened, lacking), opened::wipe);
    }

    /**
     * Opens a key that didn't open together with the others. Throws an exception that names the reason if it doesn't
     * open again.
     */
    private Credentials openAlone(Watched watched) {
        return scope.in(watched.key().shop().tenantId(), () -> keys.open(watched.key(), USE));
    }

    /** Compares only the version of the watch, since every change of a key in use also changes its watch. */
    @Override
    public Map<KeyJobs.WatchJob, Instant> store(Map<KeyJobs.WatchJob, Watched> answers) {
        Instant now = clock.instant();
        Map<TenantShop, Long> versions = rows.lock(
                answers.values().stream().map(watched -> watched.key().shop()).toList());
        Map<Watched, Instant> same = answers.values().stream()
                .filter(watched -> versions.getOrDefault(watched.key().shop(), -1L) == watched.version())
                .collect(Collectors.toMap(
                        Function.identity(),
                        watched -> WatchPlan.next(watched.key().shop().id(), watched.said(), now)));
        if (!same.isEmpty()) {
            rows.storeUnchanged(same, now);
        }
        Map<KeyJobs.WatchJob, Instant> next = new HashMap<>();
        same.forEach((watched, at) -> next.put(job(watched), at));
        return next;
    }

    private static KeyJobs.WatchJob job(Watched watched) {
        return new KeyJobs.WatchJob(
                watched.key().shop().tenantId(), watched.key().shop().id());
    }

    private CallResult<Watched> check(Watched watched, Credentials credentials, boolean lacking) {
        try {
            Mall mall = malls.of(watched.key().mall());
            boolean quiet = watched.isQuiet(clock.instant()) && mall.ends().size() == 1 && !lacking;
            KeyWord report =
                    mall.check(call -> call.apply(credentials), WatchVerdict.ended(watched.said(), clock.instant()));
            return quiet && watched.repeatsLast(report)
                    ? new CallResult.Usual<>(watched)
                    : new CallResult.Settled<>(results.store(watched.key().shop(), watched::isSameKey, report));
        } finally {
            credentials.wipe();
        }
    }
}

package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Outage;
import jp.kagiban.vault.OpeningDays.Day;
import jp.kagiban.vault.OpeningDays.Habit;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Raises an alarm when far more is opened for a tenant within a day than on any of its last ones. It is counted in memory, and added
 * to the days every ten minutes, when what other nodes have counted comes in too.
 */
class OpeningRate implements AutoCloseable {

    static final Duration FLUSH = Duration.ofMinutes(10);

    private static final int TOGETHER = 256;
    private static final Logger LOG = LoggerFactory.getLogger(OpeningRate.class);

    private final OpeningDays days;
    private final VaultAlarms alarms;
    private final TenantScope scope;
    private final Clock clock;
    private final Limits limits;
    private final Map<TenantId, Today> today = new ConcurrentHashMap<>();
    private final Map<Day, Long> counts = new ConcurrentHashMap<>();

    OpeningRate(OpeningDays days, VaultAlarms alarms, TenantScope scope, Clock clock, Limits limits) {
        this.days = days;
        this.alarms = alarms;
        this.scope = scope;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * What is too many.
     *
     * @param times of the busiest day
     * @param least on whatever day
     * @param unknown for a tenant that has fewer days than make a habit
     * @param days that make a habit
     */
    record Limits(long times, long least, long unknown, long days) {

        /** A sale brings ten times the orders of a usual day; each is opened a few times. */
        static final Limits USUAL = new Limits(10, 5_000, 50_000, 7);

        long of(Habit habit) {
            return habit.days() < days ? unknown : Math.max(least, habit.most() * times);
        }
    }

    /** @param most after which it is too many */
    private record Today(LocalDate day, long most, AtomicLong opened, AtomicBoolean raised) {

        /** True once, when there are too many. */
        boolean overflows() {
            return opened.get() > most && raised.compareAndSet(false, true);
        }
    }

    void count(TenantId tenant) {
        LocalDate day = Jst.today(clock);
        Today known = today.get(tenant);
        if (known == null || !known.day().equals(day)) {
            known = begun(tenant, day);
        }
        counts.merge(new Day(tenant, day), 1L, Long::sum);
        known.opened().incrementAndGet();
        raiseWhere(known, tenant);
    }

    /** Of two threads that look the habit up at once, one begins the day. */
    private Today begun(TenantId tenant, LocalDate day) {
        Habit habit = days.of(tenant);
        Today fresh = new Today(day, limits.of(habit), new AtomicLong(habit.today()), new AtomicBoolean());
        return Objects.requireNonNull(
                today.merge(tenant, fresh, (known, _) -> known.day().equals(day) ? known : fresh));
    }

    private void raiseWhere(Today known, TenantId tenant) {
        if (known.overflows()) {
            alarms.raise(Kind.MANY_OPENED, tenant);
        }
    }

    /** Adds what was counted to the days, and takes in what other nodes have counted. What can't be added now is added the next time. */
    synchronized void flush() {
        List<Day> all = List.copyOf(counts.keySet());
        for (int from = 0; from < all.size(); from += TOGETHER) {
            if (!added(drained(all.subList(from, Math.min(from + TOGETHER, all.size()))))) {
                return;
            }
        }
        LocalDate day = Jst.today(clock);
        today.values().removeIf(one -> one.day().isBefore(day));
    }

    private Map<Day, Long> drained(List<Day> some) {
        Map<Day, Long> drained = new HashMap<>();
        for (Day one : some) {
            Optional.ofNullable(counts.remove(one)).ifPresent(counted -> drained.put(one, counted));
        }
        return drained;
    }

    private boolean added(Map<Day, Long> drained) {
        if (drained.isEmpty()) {
            return true;
        }
        Set<TenantId> tenants = drained.keySet().stream().map(Day::tenant).collect(Collectors.toSet());
        try {
            scope.among(tenants, () -> {
                days.add(drained);
                return tenants;
            });
        } catch (RuntimeException fault) {
            drained.forEach((one, counted) -> counts.merge(one, counted, Long::sum));
            LOG.atLevel(Outage.isIn(fault) ? Level.DEBUG : Level.WARN)
                    .log(
                            "Openings can't be added to their days for now: {}",
                            fault.getClass().getSimpleName());
            return false;
        }
        tenants.forEach(tenant -> scope.run(tenant, () -> takeIn(tenant)));
        return true;
    }

    private void takeIn(TenantId tenant) {
        Today known = today.get(tenant);
        if (known != null && known.day().equals(Jst.today(clock))) {
            long all = days.of(tenant).today();
            known.opened().accumulateAndGet(all, Math::max);
            raiseWhere(known, tenant);
        }
    }

    /** Forgets days that make no habit any more, and those of tenants that are gone. */
    void forgetOld() {
        scope.outside(CrossTenantReason.LEDGERS_OF_ALL_TENANTS, days::removeOld);
    }

    @Override
    public void close() {
        LastFlush.of("openings of this day", this::flush);
    }

    /** The tenant is deleted. */
    void forget(TenantId tenant) {
        today.remove(tenant);
        counts.keySet().removeIf(one -> one.tenant().equals(tenant));
        days.removeTenant(tenant);
    }
}

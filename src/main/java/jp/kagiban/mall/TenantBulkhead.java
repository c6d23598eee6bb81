package jp.kagiban.mall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.kagiban.errand.CallResult;
import jp.kagiban.errand.ConcurrencyLimits;
import jp.kagiban.errand.MallTasks;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits the concurrent tasks per tenant and in all, so that a tenant whose calls hang doesn't block others. A task without a slot is rescheduled. Per node.
 */
@Component
public class TenantBulkhead {

    private static final int SWEEP_ABOVE = 1_000;

    private final Map<TenantId, TenantLoad> tenants = new HashMap<>();
    private final Runnable wake;
    private final Clock clock;
    private int running;

    /** Looks {@code MallTasks} up late, because the tasks' work needs this bean. */
    @Autowired
    TenantBulkhead(ObjectProvider<MallTasks> tasks, Clock clock) {
        this(() -> tasks.getObject().wake(), clock);
    }

    /** @param wake makes the scheduler look for due tasks now */
    TenantBulkhead(Runnable wake, Clock clock) {
        this.wake = wake;
        this.clock = clock;
    }

    /** The kind of a task. */
    public enum Kind {
        /** Checks a key, or does something that a member waits for. */
        CHECK,
        /** Order intake and diagnosis, which take long and can wait. */
        BULK;

        int places(int all) {
            return this == CHECK ? all : ConcurrencyLimits.forWhatCanWait(all);
        }
    }

    /**
     * Runs the work if there is a slot for it.
     *
     * @return the next time: as the work returned it; otherwise when a slot or a permit may be free
     */
    public Optional<Instant> run(TenantId tenant, Kind kind, Supplier<Optional<Instant>> work) {
        Optional<Instant> later = enter(tenant, kind);
        if (later.isPresent()) {
            return later;
        }
        long begun = System.nanoTime();
        try {
            return work.get();
        } catch (MallBusy busy) {
            return Optional.of(clock.instant().plus(busy.rest()));
        } finally {
            leave(tenant, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** The same for a task of a batch. */
    public <A> CallResult<A> ask(TenantId tenant, Kind kind, Supplier<CallResult<A>> work) {
        AtomicReference<@Nullable CallResult<A>> told = new AtomicReference<>();
        Optional<Instant> later = run(tenant, kind, () -> {
            told.set(work.get());
            return Optional.empty();
        });
        CallResult<A> heard = told.get();
        return heard == null ? new CallResult.Settled<>(later) : heard;
    }

    private synchronized Optional<Instant> enter(TenantId tenant, Kind kind) {
        Instant now = clock.instant();
        sweep(now);
        TenantLoad load = tenants.computeIfAbsent(tenant, _ -> new TenantLoad());
        boolean full = running >= kind.places(ConcurrencyLimits.OF_ALL)
                || load.running() >= kind.places(ConcurrencyLimits.OF_A_TENANT);
        if (full || load.rests(now)) {
            return Optional.of(load.later(kind, now));
        }
        load.entered();
        running++;
        return Optional.empty();
    }

    private void leave(TenantId tenant, Duration took) {
        if (left(tenant, took)) {
            wake.run();
        }
    }

    /** Whether others wait for the slot. */
    private synchronized boolean left(TenantId tenant, Duration took) {
        running--;
        TenantLoad load = tenants.get(tenant);
        return load != null && load.left(clock.instant(), took);
    }

    /** Records the response time of a tenant's call, or the time until it was given up. */
    public synchronized void answered(TenantId tenant, Duration took) {
        TenantLoad load = tenants.get(tenant);
        if (load != null) {
            load.answered(clock.instant(), took);
        }
    }

    private void sweep(Instant now) {
        if (tenants.size() > SWEEP_ABOVE) {
            tenants.values().removeIf(load -> load.isIdle(now));
        }
    }
}

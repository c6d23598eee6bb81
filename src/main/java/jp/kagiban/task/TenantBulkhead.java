package jp.kagiban.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.mall.CallTimes;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/**
 * Limits a node's concurrent tasks, per tenant and in all. A tenant whose calls hang therefore doesn't block other
 * tenants. A task that gets no slot is rescheduled.
 */
@Component
class TenantBulkhead implements CallTimes {

    /** The limit for all tenants together. */
    static final int NODE_LIMIT = 48;

    /** The limit for one tenant. {@link TenantQuota} has the same limit, so that no task is read and decrypted in vain. */
    static final int TENANT_LIMIT = 8;

    private static final int SWEEP_ABOVE = 1_000;

    private final Map<TenantId, TenantLoad> tenants = new HashMap<>();
    private final TaskSignal signal;
    private final Clock clock;
    private int running;

    TenantBulkhead(TaskSignal signal, Clock clock) {
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Makes a task's call if there is a slot for it.
     *
     * @param urgency the usual urgency of the task's kind
     * @return the result of the call. Without a slot or a permit of the mall: the time at which one may be free
     */
    <A> CallResult<A> call(TenantId tenant, Urgency urgency, Supplier<CallResult<A>> call) {
        Optional<Instant> retryAt = enter(tenant, urgency);
        if (retryAt.isPresent()) {
            return new CallResult.Settled<>(retryAt);
        }
        long begun = System.nanoTime();
        try {
            return call.get();
        } catch (MallBusy busy) {
            return new CallResult.Settled<>(Optional.of(clock.instant().plus(busy.rest())));
        } finally {
            leave(tenant, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Takes a slot. If none is free, returns the time of the next try. */
    private synchronized Optional<Instant> enter(TenantId tenant, Urgency urgency) {
        Instant now = clock.instant();
        sweep(now);
        TenantLoad load = tenants.computeIfAbsent(tenant, _ -> new TenantLoad());
        boolean full = running >= urgency.shareOf(NODE_LIMIT) || load.running() >= urgency.shareOf(TENANT_LIMIT);
        if (full || load.isCoolingDown(now)) {
            return Optional.of(load.reserveRetry(urgency, now));
        }
        load.enter();
        running++;
        return Optional.empty();
    }

    private void leave(TenantId tenant, Duration took) {
        if (freeSlot(tenant, took)) {
            signal.signal();
        }
    }

    /** Frees a slot. Returns whether a refused task of the tenant may use it. */
    private synchronized boolean freeSlot(TenantId tenant, Duration took) {
        running--;
        TenantLoad load = tenants.get(tenant);
        return load != null && load.leave(clock.instant(), took);
    }

    @Override
    public synchronized void answered(TenantId tenant, Duration took) {
        TenantLoad load = tenants.get(tenant);
        if (load != null) {
            load.answered(clock.instant(), took);
        }
    }

    /** Forgets idle tenants once the map is large. */
    private void sweep(Instant now) {
        if (tenants.size() > SWEEP_ABOVE) {
            tenants.values().removeIf(load -> load.isIdle(now));
        }
    }
}

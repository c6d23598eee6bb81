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
 * Limits the concurrent tasks per tenant and in all, so that a tenant whose calls hang doesn't block others. A task without a slot is rescheduled. Per node.
 */
@Component
class TenantBulkhead implements CallTimes {

    /** The limit for all tenants together. */
    static final int OF_ALL = 48;

    /** The limit for one tenant. {@link TenantQuota} has the same one, so that no task is read and decrypted in vain. */
    static final int OF_A_TENANT = 8;

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
     * @param urgency the usual one of its kind
     * @return as the call returned it; otherwise the time at which a slot or a permit may be free
     */
    <A> CallResult<A> call(TenantId tenant, Urgency urgency, Supplier<CallResult<A>> call) {
        Optional<Instant> later = enter(tenant, urgency);
        if (later.isPresent()) {
            return new CallResult.Settled<>(later);
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

    private synchronized Optional<Instant> enter(TenantId tenant, Urgency urgency) {
        Instant now = clock.instant();
        sweep(now);
        TenantLoad load = tenants.computeIfAbsent(tenant, _ -> new TenantLoad());
        boolean full = running >= urgency.places(OF_ALL) || load.running() >= urgency.places(OF_A_TENANT);
        if (full || load.rests(now)) {
            return Optional.of(load.later(urgency, now));
        }
        load.entered();
        running++;
        return Optional.empty();
    }

    private void leave(TenantId tenant, Duration took) {
        if (left(tenant, took)) {
            signal.ring();
        }
    }

    /** Whether others wait for the slot. */
    private synchronized boolean left(TenantId tenant, Duration took) {
        running--;
        TenantLoad load = tenants.get(tenant);
        return load != null && load.left(clock.instant(), took);
    }

    @Override
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

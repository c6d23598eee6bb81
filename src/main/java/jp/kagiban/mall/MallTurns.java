package jp.kagiban.mall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.kagiban.errand.Places;
import jp.kagiban.errand.Told;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Shares the threads that ask malls out among the tenants: at most eight errands of a tenant run at once, so that one whose shops
 * get no answer is in nobody's way. Whoever finds no place comes again. Per node.
 */
public class MallTurns {

    private static final int SWEEP_ABOVE = 1_000;

    private final Map<TenantId, TenantTurns> tenants = new HashMap<>();
    private final Runnable wake;
    private final Clock clock;
    private int running;

    /** @param wake makes the scheduler look for due jobs now */
    MallTurns(Runnable wake, Clock clock) {
        this.wake = wake;
        this.clock = clock;
    }

    /** What a job is for. */
    public enum Errand {
        /** Finds out how a key stands, or does what a member waits for. */
        CHECK,
        /** Intake and diagnosis: they last, and can wait. */
        BULK;

        int places(int all) {
            return this == CHECK ? all : Places.forWhatCanWait(all);
        }
    }

    /**
     * Runs the work if the tenant has a place for it.
     *
     * @return when to come again: what the work returned; else when there may be a place, or a shorter line
     */
    public Optional<Instant> run(TenantId tenant, Errand errand, Supplier<Optional<Instant>> work) {
        Optional<Instant> later = enter(tenant, errand);
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

    /** The same for an errand that is one of many; where it finds no place it comes again. */
    public <A> Told<A> ask(TenantId tenant, Errand errand, Supplier<Told<A>> work) {
        AtomicReference<@Nullable Told<A>> told = new AtomicReference<>();
        Optional<Instant> later = run(tenant, errand, () -> {
            told.set(work.get());
            return Optional.empty();
        });
        Told<A> heard = told.get();
        return heard == null ? new Told.Settled<>(later) : heard;
    }

    private synchronized Optional<Instant> enter(TenantId tenant, Errand errand) {
        Instant now = clock.instant();
        sweep(now);
        TenantTurns turns = tenants.computeIfAbsent(tenant, _ -> new TenantTurns());
        boolean full = running >= errand.places(Places.OF_ALL) || turns.running() >= errand.places(Places.OF_A_TENANT);
        if (full || turns.rests(now)) {
            return Optional.of(turns.later(errand, now));
        }
        turns.entered();
        running++;
        return Optional.empty();
    }

    private void leave(TenantId tenant, Duration took) {
        if (left(tenant, took)) {
            wake.run();
        }
    }

    /** Whether others wait for the place. */
    private synchronized boolean left(TenantId tenant, Duration took) {
        running--;
        TenantTurns turns = tenants.get(tenant);
        return turns != null && turns.left(clock.instant(), took);
    }

    /** How long the mall took for an answer to this tenant's call, or until it was given up. */
    public synchronized void answered(TenantId tenant, Duration took) {
        TenantTurns turns = tenants.get(tenant);
        if (turns != null) {
            turns.answered(clock.instant(), took);
        }
    }

    private void sweep(Instant now) {
        if (tenants.size() > SWEEP_ABOVE) {
            tenants.values().removeIf(turns -> turns.isIdle(now));
        }
    }
}

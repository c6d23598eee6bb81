package jp.kagiban.egress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.shared.GrowingRest;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Limits concurrent calls: in all, per tenant, per host and per receiver. A receiver is one port of one host, called by one
 * tenant. Many tenants share the hosts of chat services, so one tenant's hanging calls must not block the others.
 */
final class CallPlaces {

    static final int OF_ALL = 32;

    /** Test calls have slots of their own, because a member waits for them. */
    static final int OF_TESTS = 2;

    private static final int OF_A_TENANT = 2;
    private static final int TESTS_OF_A_TENANT = 1;

    /** Calls to one host use at most half of all slots, so that a hanging chat service leaves the other half. */
    private static final int OF_A_HOST = OF_ALL / 2;

    private static final int OF_A_SLOW_RECEIVER = 1;
    private static final int SLOW_CALLS_BEFORE_A_PAUSE = 2;
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofMinutes(15));

    /**
     * How long the slowness of a tenant's tests counts. A quick test doesn't end it, because the next test may go to
     * the hanging host.
     */
    private static final Duration SLOW_TESTS_KEPT = REST.longest();

    /**
     * The maximum of remembered receivers, because tenants can invent hosts. The receiver with the oldest slow call is dropped.
     */
    private static final int MOST_SLOW_RECEIVERS = 10_000;

    private final Clock clock;
    private final Duration slow;
    private final Map<Object, Integer> taken = new HashMap<>();
    private final Map<Object, Slowness> slowReceivers = new LinkedHashMap<>();

    /** @param slow a longer call is slow, whatever its result */
    CallPlaces(Clock clock, Duration slow) {
        this.clock = clock;
        this.slow = slow;
    }

    enum Kind {
        NOTICE,
        TEST
    }

    /**
     * The counted properties of one call.
     *
     * @param port -1 for the default port of HTTPS
     */
    record Call(Kind kind, TenantId tenant, String host, int port) {

        /** Normalises the host, so that spellings of one address count as one. */
        Call {
            host = StringUtils.trimTrailingCharacter(host.toLowerCase(Locale.ROOT), '.');
            port = port == -1 ? OutsideAddress.HTTPS : port;
        }

        /**
         * The key under which slowness is remembered. For tests it is only the tenant, because a member can type another host
         * each time.
         */
        Object slownessKey() {
            return kind == Kind.TEST ? new Tests(tenant) : receiver();
        }

        Object receiver() {
            return new Receiver(tenant, new Server(host, port));
        }

        Map<Object, Integer> limits(boolean slow) {
            return kind == Kind.TEST
                    ? Map.of(slownessKey(), TESTS_OF_A_TENANT, kind, OF_TESTS)
                    : Map.of(
                            receiver(),
                            slow ? OF_A_SLOW_RECEIVER : OF_A_TENANT,
                            tenant,
                            OF_A_TENANT,
                            new Server(host, port),
                            OF_A_HOST,
                            kind,
                            OF_ALL);
        }
    }

    /** Ports of a host count separately, since they are different services. */
    private record Server(String host, int port) {}

    private record Receiver(TenantId tenant, Server server) {}

    private record Tests(TenantId tenant) {}

    private record Slowness(int times, Instant last, Instant pausedUntil) {

        /** Tolerates that the clock was ahead at the last slow call. */
        boolean isOlderThan(Duration kept, Instant now) {
            return Duration.between(last, now).abs().compareTo(kept) >= 0;
        }

        /** Tolerates that the clock was ahead when the pause began. */
        boolean isPaused(Instant now) {
            return now.isBefore(pausedUntil) && !now.isBefore(pausedUntil.minus(REST.longest()));
        }
    }

    /** Takes a slot. Returns why there is none; empty if a slot was taken. {@link #ended} or {@link #leave} frees the slot. */
    synchronized Optional<Failure> take(Call call) {
        Slowness slowness = slowness(call);
        if (slowness != null && slowness.isPaused(clock.instant())) {
            return Optional.of(Failure.RESTING);
        }
        Map<Object, Integer> limits = call.limits(slowness != null);
        if (limits.entrySet().stream().anyMatch(limit -> taken.getOrDefault(limit.getKey(), 0) >= limit.getValue())) {
            return Optional.of(Failure.BUSY);
        }
        limits.keySet().forEach(key -> taken.merge(key, 1, Integer::sum));
        return Optional.empty();
    }

    private @Nullable Slowness slowness(Call call) {
        if (call.kind() == Kind.TEST) {
            slowReceivers.computeIfPresent(
                    call.slownessKey(),
                    (_, slowness) -> slowness.isOlderThan(SLOW_TESTS_KEPT, clock.instant()) ? null : slowness);
        }
        return slowReceivers.get(call.slownessKey());
    }

    /** Frees the slot of a call that wasn't made. */
    synchronized void leave(Call call) {
        call.limits(false).keySet().forEach(key -> taken.computeIfPresent(key, (_, count) -> oneLess(count)));
    }

    /**
     * Frees the slot of a call that was made, and notes whether it was slow. A quick test also ends the pause of notices to the
     * same receiver.
     */
    synchronized void ended(Call call, Duration took) {
        leave(call);
        if (took.compareTo(slow) < 0) {
            slowReceivers.remove(call.receiver());
        } else {
            noteSlow(call);
        }
    }

    private static @Nullable Integer oneLess(int count) {
        return count > 1 ? count - 1 : null;
    }

    private void noteSlow(Call call) {
        Slowness before = slowness(call);
        slowReceivers.remove(call.slownessKey());
        int times = before == null ? 1 : before.times() + 1;
        Instant now = clock.instant();
        Instant until =
                times < SLOW_CALLS_BEFORE_A_PAUSE ? now : now.plus(REST.after(times - SLOW_CALLS_BEFORE_A_PAUSE));
        slowReceivers.put(call.slownessKey(), new Slowness(times, now, until));
        if (slowReceivers.size() > MOST_SLOW_RECEIVERS) {
            slowReceivers.remove(slowReceivers.keySet().iterator().next());
        }
    }
}

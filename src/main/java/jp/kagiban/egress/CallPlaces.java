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
 * Limits how many calls are under way: in all, per tenant, per host and per receiver. A receiver is one port of one host as one
 * tenant calls it. Many tenants share the hosts of chat services, so what hangs there for one of them must not silence the others.
 */
final class CallPlaces {

    static final int OF_ALL = 32;

    /** Test calls have places of their own: a member waits for them on a screen. */
    static final int OF_TESTS = 2;

    private static final int OF_A_TENANT = 2;
    private static final int TESTS_OF_A_TENANT = 1;

    /** A chat service that is down hangs for all its tenants, and leaves the other half to other hosts. */
    private static final int OF_A_HOST = OF_ALL / 2;

    private static final int OF_A_SLOW_RECEIVER = 1;
    private static final int SLOW_TIMES_BEFORE_A_REST = 2;
    private static final GrowingRest REST = new GrowingRest(Duration.ofMinutes(1), Duration.ofMinutes(15));

    /** No quick test ends the rest of a tenant's tests: the next one may go to the host that hangs. */
    private static final Duration SLOW_TESTS_KEPT = REST.longest();

    /** Tenants can invent hosts without end. The receiver whose last slow call is the oldest is forgotten. */
    private static final int MOST_SLOW_RECEIVERS = 10_000;

    private final Clock clock;
    private final Duration slow;
    private final Map<Object, Integer> taken = new HashMap<>();
    private final Map<Object, Slowness> slowReceivers = new LinkedHashMap<>();

    /** @param slow a call that takes longer is slow, whatever comes of it */
    CallPlaces(Clock clock, Duration slow) {
        this.clock = clock;
        this.slow = slow;
    }

    enum Kind {
        NOTICE,
        TEST
    }

    /**
     * One call, as far as it counts.
     *
     * @param port -1 for that of HTTPS
     */
    record Call(Kind kind, TenantId tenant, String host, int port) {

        /** Different spellings of an address count as one. */
        Call {
            host = StringUtils.trimTrailingCharacter(host.toLowerCase(Locale.ROOT), '.');
            port = port == -1 ? OutsideAddress.HTTPS : port;
        }

        /** For tests the tenant, whatever the host: somebody who presses can type another one each time. */
        Object slowOne() {
            return kind == Kind.TEST ? new Tests(tenant) : receiver();
        }

        Object receiver() {
            return new Receiver(tenant, new Server(host, port));
        }

        Map<Object, Integer> limits(boolean slow) {
            return kind == Kind.TEST
                    ? Map.of(slowOne(), TESTS_OF_A_TENANT, kind, OF_TESTS)
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

    /** The ports of a host count apart: what hangs on one of them says nothing of a service on another. */
    private record Server(String host, int port) {}

    private record Receiver(TenantId tenant, Server server) {}

    private record Tests(TenantId tenant) {}

    private record Slowness(int times, Instant last, Instant restsUntil) {

        /** The clock may have been ahead at the last slow call. */
        boolean isOlderThan(Duration kept, Instant now) {
            return Duration.between(last, now).abs().compareTo(kept) >= 0;
        }

        /** The clock may have been ahead when the rest began. */
        boolean rests(Instant now) {
            return now.isBefore(restsUntil) && !now.isBefore(restsUntil.minus(REST.longest()));
        }
    }

    /** Empty if there was a place; {@link #ended} or {@link #leave} frees it. Otherwise why there was none. */
    synchronized Optional<Failure> take(Call call) {
        Slowness slowness = slowness(call);
        if (slowness != null && slowness.rests(clock.instant())) {
            return Optional.of(Failure.RESTING);
        }
        Map<Object, Integer> limits = call.limits(slowness != null);
        if (limits.entrySet().stream().anyMatch(limit -> taken.getOrDefault(limit.getKey(), 0) >= limit.getValue())) {
            return Optional.of(Failure.BUSY);
        }
        limits.keySet().forEach(one -> taken.merge(one, 1, Integer::sum));
        return Optional.empty();
    }

    private @Nullable Slowness slowness(Call call) {
        if (call.kind() == Kind.TEST) {
            slowReceivers.computeIfPresent(
                    call.slowOne(), (_, one) -> one.isOlderThan(SLOW_TESTS_KEPT, clock.instant()) ? null : one);
        }
        return slowReceivers.get(call.slowOne());
    }

    /** Frees the place of a call that was never begun. */
    synchronized void leave(Call call) {
        call.limits(false).keySet().forEach(one -> taken.computeIfPresent(one, (_, count) -> oneLess(count)));
    }

    /** Frees the place. A quick test of a receiver counts for its notices too. */
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
        slowReceivers.remove(call.slowOne());
        int times = before == null ? 1 : before.times() + 1;
        Instant now = clock.instant();
        Instant until = times < SLOW_TIMES_BEFORE_A_REST ? now : now.plus(REST.after(times - SLOW_TIMES_BEFORE_A_REST));
        slowReceivers.put(call.slowOne(), new Slowness(times, now, until));
        if (slowReceivers.size() > MOST_SLOW_RECEIVERS) {
            slowReceivers.remove(slowReceivers.keySet().iterator().next());
        }
    }
}

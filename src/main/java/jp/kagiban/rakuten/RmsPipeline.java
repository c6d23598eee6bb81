package jp.kagiban.rakuten;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.mall.CallTimes;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;

/** The path of all calls to RMS: circuit breaker, rate limit, call, and report of the response time. */
final class RmsPipeline {

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;
    private final RmsBreakers breakers;
    private final CallTimes times;

    RmsPipeline(RmsAddress address, Pace pace, RmsWire wire, RmsBreakers breakers, CallTimes times) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
        this.breakers = breakers;
        this.times = times;
    }

    /**
     * Sends a GET. Returns nothing if no complete answer came in time.
     *
     * @throws MallBusy if there is no permit soon, or the portal stops, which may interrupt the call
     * @param path begins with {@code /es/}, and includes the query
     */
    Optional<Reply> get(String path, Credentials credentials) {
        return heard(call(RmsBreaker::ask, path, credentials, (at, permit) -> {
            permit.goesOutUntold();
            return wire.get(at, credentials);
        }));
    }

    /** Sends a POST that only reads. The rest as for {@link #get}. */
    Optional<Reply> post(String path, Credentials credentials, byte[] json, int longest) {
        return heard(posted(RmsBreaker::ask, path, credentials, json, longest));
    }

    private static Optional<Reply> heard(Optional<Reply> reply) {
        if (isBrokenOff(reply)) {
            throw MallBusy.brokenOff();
        }
        return reply;
    }

    /** Whether the call was interrupted before its answer. */
    private static boolean isBrokenOff(Optional<Reply> reply) {
        return reply.isEmpty() && Thread.currentThread().isInterrupted();
    }

    /**
     * Sends a POST that changes something in RMS. The rest as for {@link #get}.
     *
     * @throws MallBusy also while the circuit breaker is open; nothing was sent then
     */
    Optional<Reply> send(String path, Credentials credentials, byte[] json, int longest) {
        return posted(RmsBreaker::send, path, credentials, json, longest);
    }

    /** How a call passes the circuit breaker of its API. */
    private interface Passage {

        Optional<Reply> through(RmsBreaker breaker, TenantId tenant, Supplier<Optional<Reply>> call);
    }

    private Optional<Reply> posted(Passage passage, String path, Credentials credentials, byte[] json, int longest) {
        return call(
                passage, path, credentials, (at, permit) -> wire.post(at, credentials, json, longest, permit::goesOut));
    }

    private Optional<Reply> call(
            Passage passage, String path, Credentials credentials, BiFunction<URI, RatePermit, Optional<Reply>> call) {
        MallCaller caller = credentials.caller();
        return address.current()
                .map(base -> URI.create(base + path))
                .flatMap(at -> passage.through(
                        breakers.of(path),
                        caller.tenant(),
                        () -> noted(path, caller, withPermit(caller, permit -> call.apply(at, permit)))));
    }

    private Optional<Reply> noted(String path, MallCaller caller, Optional<Reply> reply) {
        if (!isBrokenOff(reply)) {
            breakers.heard(path, caller, reply);
        }
        return reply;
    }

    private Optional<Reply> withPermit(MallCaller caller, Function<RatePermit, Optional<Reply>> call) {
        try (RatePermit permit = pace.awaitPermit(caller)) {
            return timed(caller.tenant(), () -> call.apply(permit));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw MallBusy.brokenOff();
        }
    }

    private Optional<Reply> timed(TenantId tenant, Supplier<Optional<Reply>> call) {
        long asked = System.nanoTime();
        Optional<Reply> reply = call.get();
        if (!isBrokenOff(reply)) {
            times.answered(tenant, Duration.ofNanos(System.nanoTime() - asked));
        }
        return reply;
    }
}

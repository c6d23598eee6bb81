package jp.kagiban.rakuten;

import io.micrometer.core.instrument.MeterRegistry;
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

/**
 * Passes each call to RMS through circuit breaker and rate limit, makes the call, and reports its response time. The metric
 * {@code kagiban.mall.calls} counts and times calls by HTTP status. The status is a class such as {@code 4xx}, or {@code
 * none} if no complete answer came.
 */
final class RmsPipeline {

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;
    private final RmsBreakers breakers;
    private final CallTimes times;
    private final MeterRegistry meters;

    RmsPipeline(
            RmsAddress address, Pace pace, RmsWire wire, RmsBreakers breakers, CallTimes times, MeterRegistry meters) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
        this.breakers = breakers;
        this.times = times;
        this.meters = meters;
    }

    /**
     * Sends a GET. Returns nothing if no complete answer came in time.
     *
     * @throws MallBusy if there is no permit soon, or the portal stops, which may interrupt the call
     * @param path begins with {@code /es/}, and includes the query
     */
    Optional<Reply> get(String path, Credentials credentials) {
        return refuseInterrupted(call(RmsBreaker::ask, path, credentials, (at, permit) -> {
            permit.markUnreported();
            return wire.get(at, credentials);
        }));
    }

    /** Sends a POST that only reads. Returns and throws like {@link #get}. */
    Optional<Reply> post(String path, Credentials credentials, byte[] json, int maxBytes) {
        return refuseInterrupted(postThrough(RmsBreaker::ask, path, credentials, json, maxBytes));
    }

    /** Throws if the call was interrupted before its answer. */
    private static Optional<Reply> refuseInterrupted(Optional<Reply> reply) {
        if (isInterrupted(reply)) {
            throw MallBusy.brokenOff();
        }
        return reply;
    }

    /** Whether the call was interrupted before its answer. */
    private static boolean isInterrupted(Optional<Reply> reply) {
        return reply.isEmpty() && Thread.currentThread().isInterrupted();
    }

    /**
     * Sends a POST that changes something in RMS. Returns and throws like {@link #get}, with one more exception.
     *
     * @throws MallBusy also while the circuit breaker is open; nothing was sent then
     */
    Optional<Reply> send(String path, Credentials credentials, byte[] json, int maxBytes) {
        return postThrough(RmsBreaker::send, path, credentials, json, maxBytes);
    }

    /** The breaker's method for a call: {@link RmsBreaker#ask} or {@link RmsBreaker#send}. */
    private interface BreakerCall {

        Optional<Reply> pass(RmsBreaker breaker, TenantId tenant, Supplier<Optional<Reply>> call);
    }

    private Optional<Reply> postThrough(
            BreakerCall breakerCall, String path, Credentials credentials, byte[] json, int maxBytes) {
        return call(
                breakerCall,
                path,
                credentials,
                (at, permit) -> wire.post(at, credentials, json, maxBytes, permit::markSent));
    }

    private Optional<Reply> call(
            BreakerCall breakerCall,
            String path,
            Credentials credentials,
            BiFunction<URI, RatePermit, Optional<Reply>> call) {
        MallCaller caller = credentials.caller();
        return address.current()
                .map(base -> URI.create(base + path))
                .flatMap(at -> breakerCall.pass(
                        breakers.of(path),
                        caller.tenant(),
                        () -> recorded(path, caller, withPermit(caller, permit -> call.apply(at, permit)))));
    }

    private Optional<Reply> recorded(String path, MallCaller caller, Optional<Reply> reply) {
        if (!isInterrupted(reply)) {
            breakers.recordReply(path, caller, reply);
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
        long started = System.nanoTime();
        Optional<Reply> reply = call.get();
        if (!isInterrupted(reply)) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            times.answered(tenant, took);
            String status = reply.map(answer -> answer.status() / 100 + "xx").orElse("none");
            meters.timer("kagiban.mall.calls", "mall", RakutenMall.ID.name(), "status", status)
                    .record(took);
        }
        return reply;
    }
}

package jp.kagiban.rakuten;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;

/** The way of all calls, whatever they ask for: each waits for its turn, unless RMS answers nobody; and how long it took is told. */
final class RmsLine {

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;
    private final RmsBreakers breakers;
    private final BiConsumer<TenantId, Duration> times;

    /**
     * @param times told for each call that was made, and not broken off, whose it was, and how long RMS took for the answer, or until it
     *     was given up
     */
    RmsLine(RmsAddress address, Pace pace, RmsWire wire, RmsBreakers breakers, BiConsumer<TenantId, Duration> times) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
        this.breakers = breakers;
        this.times = times;
    }

    /**
     * Empty where no whole answer came back in time.
     *
     * @throws MallBusy if its turn doesn't come soon, or the portal ends, which may break a question off
     * @param path from {@code /es/} on, with its query
     */
    Optional<Reply> get(String path, Credentials credentials) {
        return heard(call(RmsBreaker::ask, path, credentials, (at, turn) -> {
            turn.goesOutUntold();
            return wire.get(at, credentials);
        }));
    }

    /** The same with a body, for a question. */
    Optional<Reply> post(String path, Credentials credentials, byte[] json, int longest) {
        return heard(posted(RmsBreaker::ask, path, credentials, json, longest));
    }

    private static Optional<Reply> heard(Optional<Reply> reply) {
        if (isBrokenOff(reply)) {
            throw MallBusy.brokenOff();
        }
        return reply;
    }

    /** Whether nobody knows what RMS would have said. */
    private static boolean isBrokenOff(Optional<Reply> reply) {
        return reply.isEmpty() && Thread.currentThread().isInterrupted();
    }

    /**
     * The same for what changes something.
     *
     * @throws MallBusy also while RMS answers nobody, and nothing was sent
     */
    Optional<Reply> send(String path, Credentials credentials, byte[] json, int longest) {
        return posted(RmsBreaker::send, path, credentials, json, longest);
    }

    /** How a call passes the breaker of its API. */
    private interface Passage {

        Optional<Reply> through(RmsBreaker breaker, TenantId tenant, Supplier<Optional<Reply>> call);
    }

    private Optional<Reply> posted(Passage passage, String path, Credentials credentials, byte[] json, int longest) {
        return call(passage, path, credentials, (at, turn) -> wire.post(at, credentials, json, longest, turn::goesOut));
    }

    private Optional<Reply> call(
            Passage passage, String path, Credentials credentials, BiFunction<URI, Turn, Optional<Reply>> call) {
        MallCaller caller = credentials.caller();
        return address.current()
                .map(base -> URI.create(base + path))
                .flatMap(at -> passage.through(
                        breakers.of(path),
                        caller.tenant(),
                        () -> noted(path, caller, inTurn(caller, turn -> call.apply(at, turn)))));
    }

    private Optional<Reply> noted(String path, MallCaller caller, Optional<Reply> reply) {
        if (!isBrokenOff(reply)) {
            breakers.heard(path, caller, reply);
        }
        return reply;
    }

    private Optional<Reply> inTurn(MallCaller caller, Function<Turn, Optional<Reply>> call) {
        try (Turn turn = pace.awaitTurn(caller)) {
            return timed(caller.tenant(), () -> call.apply(turn));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw MallBusy.brokenOff();
        }
    }

    private Optional<Reply> timed(TenantId tenant, Supplier<Optional<Reply>> call) {
        long asked = System.nanoTime();
        Optional<Reply> reply = call.get();
        if (!isBrokenOff(reply)) {
            times.accept(tenant, Duration.ofNanos(System.nanoTime() - asked));
        }
        return reply;
    }
}

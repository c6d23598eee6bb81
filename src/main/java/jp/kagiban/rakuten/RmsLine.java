package jp.kagiban.rakuten;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallCaller;

/** The way of all calls, whatever they ask for: each waits for its turn, unless RMS answers nobody; and how long it took is told. */
final class RmsLine {

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;
    private final RmsBreaker breaker;
    private final BiConsumer<UUID, Duration> times;

    /** @param times told for each call whose it was, and how long RMS took for the answer, or until it was given up */
    RmsLine(RmsAddress address, Pace pace, RmsWire wire, RmsBreaker breaker, BiConsumer<UUID, Duration> times) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
        this.breaker = breaker;
        this.times = times;
    }

    /**
     * Empty where no whole answer came back in time.
     *
     * @throws MallBusy if its turn doesn't come soon
     * @param path from {@code /es/} on, with its query
     */
    Optional<Reply> get(String path, Credentials credentials) {
        return inTurn(path, credentials, at -> wire.get(at, credentials));
    }

    /** The same with a body. */
    Optional<Reply> post(String path, Credentials credentials, byte[] json, int longest) {
        return inTurn(path, credentials, at -> wire.post(at, credentials, json, longest));
    }

    private Optional<Reply> inTurn(String path, Credentials credentials, Function<URI, Optional<Reply>> call) {
        return address.current()
                .flatMap(base -> breaker.ask(
                        credentials.caller().tenant(),
                        () -> inTurn(credentials.caller(), () -> call.apply(URI.create(base + path)))));
    }

    private Optional<Reply> inTurn(MallCaller caller, Supplier<Optional<Reply>> call) {
        return hasTurn(caller) ? timed(caller.tenant(), call) : Optional.empty();
    }

    private Optional<Reply> timed(UUID tenant, Supplier<Optional<Reply>> call) {
        long asked = System.nanoTime();
        try {
            return call.get();
        } finally {
            times.accept(tenant, Duration.ofNanos(System.nanoTime() - asked));
        }
    }

    private boolean hasTurn(MallCaller caller) {
        try {
            pace.awaitTurn(caller);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

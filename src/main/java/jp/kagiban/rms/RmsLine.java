package jp.kagiban.rms;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** The one line in which all calls wait for their turn, whatever they ask for. */
final class RmsLine {

    private final RmsAddress address;
    private final Pace pace;
    private final RmsWire wire;

    RmsLine(RmsAddress address, Pace pace, RmsWire wire) {
        this.address = address;
        this.pace = pace;
        this.wire = wire;
    }

    /**
     * Empty where no whole answer came back in time.
     *
     * @param path from {@code /es/} on, with its query
     */
    Optional<Reply> get(String path, RmsCredentials credentials) {
        return inTurn(path, credentials, at -> wire.get(at, credentials));
    }

    /** The same with a body. */
    Optional<Reply> post(String path, RmsCredentials credentials, byte[] json, int longest) {
        return inTurn(path, credentials, at -> wire.post(at, credentials, json, longest));
    }

    private Optional<Reply> inTurn(String path, RmsCredentials credentials, Function<URI, Optional<Reply>> call) {
        return address.current()
                .filter(base -> hasTurn(credentials.paceKey()))
                .flatMap(base -> call.apply(URI.create(base + path)));
    }

    private boolean hasTurn(String paceKey) {
        try {
            pace.awaitTurn(paceKey);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

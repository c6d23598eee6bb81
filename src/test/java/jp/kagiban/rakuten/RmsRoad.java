package jp.kagiban.rakuten;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import jp.kagiban.shared.Settings;

/** The way to RMS. Closed, it ends at a port where nobody listens. */
public final class RmsRoad {

    private final RmsAddress straight;
    private final Settings settings;
    private volatile boolean closed;

    RmsRoad(RmsAddress straight, Settings settings) {
        this.straight = straight;
        this.settings = settings;
    }

    public void close() {
        closed = true;
    }

    public void open() {
        closed = false;
    }

    RmsAddress detour() {
        return new RmsAddress(settings, "127.0.0.1") {
            @Override
            Optional<URI> current() {
                return closed ? Optional.of(deadEnd()) : straight.current();
            }
        };
    }

    private static URI deadEnd() {
        try (ServerSocket vacated = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + vacated.getLocalPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}

package jp.kagiban.shell.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.kagiban.shared.ClientAddress;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with limits for each client and network. It limits open connections, threads in use ({@link ThreadShares},
 * {@link RequestShares}), and threads that wait for a slow reader ({@link BlockedWrites}). The class is public, since
 * Tomcat creates it by its name.
 */
public final class BoundedProtocol extends Http11NioProtocol {

    /** How long one write waits for a reader that takes nothing. */
    static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    /** One peer may have the maximum number of connections divided by this number. */
    static final int SHARE_OF_A_PEER = 4;

    /** The same for all peers of one network. */
    static final int SHARE_OF_A_NETWORK = 2;

    private final Endpoint endpoint;
    private UnaryOperator<Adapter> requests = UnaryOperator.identity();

    public BoundedProtocol() {
        this(new Endpoint());
    }

    private BoundedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /**
     * @param peers maps a peer's address to the name under which its threads and connections are counted; empty for a
     *     proxy with many clients
     * @param requests wraps Tomcat's adapter
     */
    void limit(BlockedWrites writes, Function<String, Optional<String>> peers, UnaryOperator<Adapter> requests) {
        endpoint.writes = writes;
        endpoint.peers = peers;
        this.requests = requests;
    }

    @Override
    public void setAdapter(Adapter tomcat) {
        super.setAdapter(requests.apply(tomcat));
    }

    /** Names the client of the request that this thread serves, since a proxy's connection serves many clients. */
    void serve(String client, String network) {
        Counted connection = endpoint.served.get(Thread.currentThread());
        if (connection != null) {
            connection.client = client;
            connection.network = network;
        }
    }

    /**
     * Runs the task when this thread is done with its connection. Opening a web socket continues after the request for
     * it.
     */
    void afterwards(Runnable task) {
        endpoint.ends
                .computeIfAbsent(Thread.currentThread(), _ -> new ArrayList<>())
                .add(task);
    }

    private static final class Endpoint extends NioEndpoint {

        /** The connection that each thread serves now. */
        private final Map<Thread, Counted> served = new ConcurrentHashMap<>();

        private final Map<Thread, List<Runnable>> ends = new ConcurrentHashMap<>();
        private final ThreadShares shares = new ThreadShares(ThreadShares.OF_A_PEER);
        private @Nullable BlockedWrites writes;
        private Function<String, Optional<String>> peers = _ -> Optional.empty();

        @Override
        protected boolean setSocketOptions(SocketChannel accepted) {
            if (isTooMany(accepted)) {
                destroySocket(accepted);
                return false;
            }
            return super.setSocketOptions(accepted);
        }

        private boolean isTooMany(SocketChannel accepted) {
            return getConnectionCount() > getMaxConnections() / SHARE_OF_A_PEER
                    && peer(accepted)
                            .filter(peer -> haveShare(SHARE_OF_A_PEER, Peer::client, peer)
                                    || haveShare(SHARE_OF_A_NETWORK, Peer::network, peer))
                            .isPresent();
        }

        private boolean haveShare(int share, Function<Peer, String> unit, Peer of) {
            return connections.values().stream()
                            .filter(open -> open.getSocket() instanceof Counted channel
                                    && channel.peer
                                            .map(unit)
                                            .filter(unit.apply(of)::equals)
                                            .isPresent())
                            .count()
                    >= getMaxConnections() / share;
        }

        /** Returns an empty value for a proxy with many clients, and for a connection that has just ended. */
        private Optional<Peer> peer(SocketChannel socket) {
            return Optional.ofNullable(socket.socket().getInetAddress())
                    .map(InetAddress::getHostAddress)
                    .flatMap(address ->
                            peers.apply(address).map(client -> new Peer(client, ClientAddress.network(address))));
        }

        @Override
        protected NioChannel createChannel(SocketBufferHandler buffers) {
            return isSSLEnabled() || writes == null
                    ? super.createChannel(buffers)
                    : new Counted(buffers, writes, served, this::peer);
        }

        @Override
        protected SocketProcessorBase<NioChannel> createSocketProcessor(
                SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            return new Processor(socket, event);
        }

        private final class Processor extends SocketProcessor {

            private Processor(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
                super(socket, event);
            }

            @Override
            protected void doRun() {
                try {
                    serveWithinLimit();
                } finally {
                    Objects.requireNonNullElse(ends.remove(Thread.currentThread()), List.<Runnable>of())
                            .forEach(Runnable::run);
                }
            }

            private void serveWithinLimit() {
                SocketWrapperBase<NioChannel> socket = socketWrapper;
                Optional<String> peer = event == SocketEvent.OPEN_READ
                        ? Optional.ofNullable(socket.getRemoteAddr()).flatMap(peers)
                        : Optional.empty();
                if (peer.isEmpty()) {
                    serve(socket);
                } else if (shares.begin(peer.get(), wasWoken(socket), () -> retry(socket))) {
                    try {
                        serve(socket);
                    } finally {
                        shares.end(peer.get());
                    }
                }
            }

            private static boolean wasWoken(SocketWrapperBase<NioChannel> socket) {
                return socket.getSocket() instanceof Counted connection && connection.takeWoken();
            }

            private boolean retry(SocketWrapperBase<NioChannel> socket) {
                if (socket.getSocket() instanceof Counted connection) {
                    connection.woken = true;
                }
                return !socket.isClosed() && processSocket(socket, SocketEvent.OPEN_READ, true);
            }

            private void serve(SocketWrapperBase<NioChannel> socket) {
                if (!(socket.getSocket() instanceof Counted connection)) {
                    super.doRun();
                    return;
                }
                socket.setWriteTimeout(WRITE_TIMEOUT.toMillis());
                // This name holds until the valve names the client. The address is null if the connection has just
                // ended.
                connection.client = Objects.requireNonNullElse(socket.getRemoteAddr(), "");
                connection.network = connection.client;
                served.put(Thread.currentThread(), connection);
                try {
                    super.doRun();
                } finally {
                    served.remove(Thread.currentThread());
                }
            }
        }
    }

    /** The units in which connections are counted. */
    private record Peer(String client, String network) {}

    /**
     * A connection that reports when its thread has to wait for the reader. Tomcat reuses the object for another
     * connection.
     */
    private static final class Counted extends NioChannel implements BlockedWrites.Connection {

        private final BlockedWrites writes;
        private final Map<Thread, Counted> served;
        private final Function<SocketChannel, Optional<Peer>> peers;
        private volatile Optional<Peer> peer = Optional.empty();
        private String client = "";
        private String network = "";
        private boolean waits;
        private volatile boolean woken;
        private volatile boolean cut;

        private Counted(
                SocketBufferHandler buffers,
                BlockedWrites writes,
                Map<Thread, Counted> served,
                Function<SocketChannel, Optional<Peer>> peers) {
            super(buffers);
            this.writes = writes;
            this.served = served;
            this.peers = peers;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            failIfCut();
            int written = super.write(source);
            if (written == 0 && source.hasRemaining() && served.get(Thread.currentThread()) == this) {
                waits = true;
                writes.waits(this, client, network);
                failIfCut();
            } else {
                goOn();
            }
            return written;
        }

        private boolean takeWoken() {
            boolean was = woken;
            woken = false;
            return was;
        }

        private void failIfCut() throws IOException {
            if (cut) {
                throw new IOException("Cut: the reader was too slow");
            }
        }

        private void goOn() {
            if (waits) {
                waits = false;
                writes.goesOn(this);
            }
        }

        /**
         * Closes the socket for output, which wakes the waiting thread. The thread fails at its next write, and unsent
         * data is dropped.
         */
        @Override
        public void cut() {
            cut = true;
            SocketChannel socket = getIOChannel();
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                socket.shutdownOutput();
            } catch (IOException gone) {
                // The connection has ended already.
            }
        }

        @Override
        public void reset(SocketChannel socket, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
            goOn();
            cut = false;
            woken = false;
            peer = peers.apply(socket);
            super.reset(socket, wrapper);
        }
    }
}

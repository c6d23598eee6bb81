package jp.kagiban.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The line between a portal and its database, which a test can drop, so that the far end is seen to be gone, or cut, so
 * that nothing is heard of it any more.
 */
public final class DatabaseLine {

    private final int far;
    private final int near;
    private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> databases = new ConcurrentLinkedQueue<>();
    private final ServerSocket door;
    private volatile boolean cut;
    private volatile boolean dropped;

    /** @param far the port of the database */
    public DatabaseLine(int far) throws IOException {
        this.far = far;
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.near = door.getLocalPort();
        Thread.ofPlatform().daemon().name("database-line").start(this::accept);
    }

    /** The port to speak to. */
    public int port() {
        return near;
    }

    /** All connections break off, and new ones at once. The port is kept: given back, another process might take it. */
    public void drop() throws IOException {
        dropped = true;
        closeAll();
    }

    /** Nothing arrives any more, on either side. New connections are taken, and nothing arrives on them. */
    public void cut() {
        cut = true;
    }

    public void mend() throws IOException {
        cut = false;
        dropped = false;
        closeAll();
    }

    /** The callers first: else the database still answers them that it was left. */
    private void closeAll() throws IOException {
        close(callers);
        close(databases);
    }

    private static void close(Queue<Socket> sockets) throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                take(door.accept());
            }
        } catch (IOException over) {
            // With the test's process.
        }
    }

    private void take(Socket caller) throws IOException {
        if (dropped) {
            caller.close();
            return;
        }
        Socket database = new Socket(InetAddress.getLoopbackAddress(), far);
        callers.add(caller);
        databases.add(database);
        forward(caller, database);
        forward(database, caller);
    }

    private void forward(Socket from, Socket to) {
        Thread.ofPlatform().daemon().name("database-line").start(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] bytes = new byte[8192];
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (!cut) {
                        out.write(bytes, 0, length);
                    }
                }
            } catch (IOException ended) {
                // So does the other direction.
                callers.remove(from);
            }
        });
    }
}

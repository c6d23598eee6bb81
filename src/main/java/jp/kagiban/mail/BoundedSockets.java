package jp.kagiban.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Makes the connections to the mail server. Each may bring at most 256 kB and last five minutes, because the mail library
 * keeps answers of any length in memory and limits only the time of a single read. TLS runs inside these connections.
 */
final class BoundedSockets extends SocketFactory {

    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("The mail library connects the sockets");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    private static final class Bounded extends Socket {

        private final long start = System.nanoTime();
        private long bytes;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    count(1);
                    return super.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = super.read(into, offset, length);
                    count(read);
                    return read;
                }
            };
        }

        private void count(int read) throws IOException {
            bytes += Math.max(read, 0);
            if (bytes > MOST_BYTES || System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IOException("The mail server's answer is too long or too slow");
            }
        }
    }
}

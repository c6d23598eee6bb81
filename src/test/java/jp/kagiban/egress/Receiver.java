package jp.kagiban.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A machine on 127.0.0.1 that takes posts over TLS and answers as a test tells it. */
final class Receiver implements AutoCloseable {

    /** What is written in answer to a post. */
    interface Habit {
        void answer(OutputStream out, Receiver receiver) throws IOException, InterruptedException;
    }

    private final SSLServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> posts = new CopyOnWriteArrayList<>();
    private final Habit habit;

    Receiver(SSLContext certificate, Habit habit) throws IOException {
        this.habit = habit;
        this.door = (SSLServerSocket)
                certificate.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.submit(this::listen);
    }

    static Habit saying(String status, String body, String... headers) {
        return (out, receiver) -> out.write(("HTTP/1.1 " + status + "\r\n"
                        + String.join(
                                "",
                                List.of(headers).stream()
                                        .map(line -> line + "\r\n")
                                        .toList())
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing until the test is over. */
    static Habit hanging() {
        return (out, receiver) -> receiver.closed.await();
    }

    /** Each byte comes soon, the last one never. */
    static Habit dripping() {
        return (out, receiver) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (!receiver.closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        };
    }

    /** As fast as it goes, without an end. */
    static Habit endless() {
        return (out, receiver) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] chunk = "y".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (receiver.closed.getCount() > 0) {
                out.write(chunk);
            }
        };
    }

    int port() {
        return door.getLocalPort();
    }

    /** Head and body of each, in the order in which they came. */
    List<String> posts() {
        return posts;
    }

    private Object listen() throws IOException {
        while (true) {
            Socket caller = door.accept();
            threads.submit(() -> serve(caller));
        }
    }

    private Object serve(Socket caller) throws IOException, InterruptedException {
        try (caller) {
            posts.add(read(caller.getInputStream()));
            habit.answer(caller.getOutputStream(), this);
        }
        return caller;
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No whole head came");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16).strip()))
                .sum();
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
        threads.shutdownNow();
    }
}

package jp.kagiban.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what a test wants it to say, or nothing at all. It takes one line after the other. */
public final class ScriptedSmtp implements AutoCloseable {

    /** What it says to whoever comes, before any command. */
    public static final String GREETING = "GREETING";

    private final Map<String, String> said = new ConcurrentHashMap<>(Map.of(
            GREETING,
            "220 test",
            "EHLO",
            "250 test",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            ".",
            "250 ok",
            "QUIT",
            "221 bye",
            "RSET",
            "250 ok"));

    private final AtomicInteger mails = new AtomicInteger();
    private final ServerSocket server;
    private final Thread thread = new Thread(this::serve, "scripted-smtp");
    private volatile String last = "";

    public ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param command its first word, or {@link #GREETING}; {@code .} for the end of a mail */
    public ScriptedSmtp answers(String command, String line) {
        said.put(command, line);
        return this;
    }

    /** Hangs there until the other side has enough. */
    public ScriptedSmtp hangsAt(String command) {
        said.remove(command);
        return this;
    }

    /** Hangs up once it has answered that command. */
    public ScriptedSmtp hangsUpAfter(String command) {
        last = command;
        return this;
    }

    /** How many mails it was given whole. */
    public int mails() {
        return mails.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket line = server.accept()) {
                speak(line);
            } catch (IOException over) {
                // The other side has hung up, or the server is closed.
            }
        }
    }

    private void speak(Socket line) throws IOException {
        say(line, GREETING);
        BufferedReader heard =
                new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
        boolean inMail = false;
        for (String next = heard.readLine(); next != null; next = heard.readLine()) {
            String word = next.equals(".") ? "." : next.replaceFirst(" .*", "");
            if (!inMail || word.equals(".")) {
                say(line, word);
                if (word.equals(last)) {
                    return;
                }
            }
            inMail = inMail
                    ? !word.equals(".")
                    : word.equals("DATA") && said.getOrDefault(word, "").startsWith("354");
        }
    }

    private void say(Socket line, String word) throws IOException {
        if (word.equals(".")) {
            mails.incrementAndGet();
        }
        String answer = said.get(word);
        if (answer != null) {
            line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package jp.kagiban.dev;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The portal in a JVM of its own. It ends with this one, in whatever way this one ends. */
final class Portal {

    /** An orderly end takes a second or two. */
    private static final Duration END = Duration.ofSeconds(30);

    private final List<String> command;
    private @Nullable Process process;
    private boolean over;

    Portal(List<String> command) {
        this.command = command;
        Runtime.getRuntime().addShutdownHook(new Thread(this::endForGood));
    }

    synchronized void start() throws IOException {
        if (!over) {
            process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
        }
    }

    /** One after the other: each needs the database for itself. */
    synchronized void restart() throws IOException {
        stop();
        start();
    }

    /** Waits so long. Tells, once, if it has ended by itself. */
    boolean endsWithin(Duration time) throws InterruptedException {
        Process running = process();
        if (running == null || !running.waitFor(time)) {
            Thread.sleep(running == null ? time : Duration.ZERO);
            return false;
        }
        return forget();
    }

    private synchronized @Nullable Process process() {
        return process;
    }

    private synchronized boolean forget() {
        process = null;
        return !over;
    }

    private synchronized void endForGood() {
        over = true;
        stop();
    }

    private void stop() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(END)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException hurry) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            process = null;
        }
    }
}

package jp.kagiban.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * How often the portal has been started by tests: within their own JVM, and as a process. {@code ./kagiban test} counts the
 * lines in the end, since each start costs seconds.
 */
public final class Tally implements ApplicationListener<ApplicationStartedEvent> {

    private static final Path FOLDER = Path.of("target", "tally");

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        add("contexts", started.getApplicationContext().getId());
    }

    static void portalStarts(Iterable<String> arguments) {
        add("starts", String.join(" ", arguments));
    }

    private static void add(String file, String line) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package jp.kagiban.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the portal, compiles what changes among its sources, and starts it anew when its classes have changed, whoever compiled
 * them. What doesn't compile is told, and the portal goes on as it was.
 */
final class Dev {

    private static final Duration BEAT = Duration.ofMillis(300);
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path PORTAL = CLASSES.resolve("jp/kagiban/Kagiban.class");

    private final Sources sources;
    private final Copies resources = new Copies(Path.of("src/main/resources"), CLASSES);
    private final Copies pages = new Copies(Path.of("frontend"), CLASSES.resolve("META-INF/resources"));
    private final Snapshot classes = new Snapshot(CLASSES);
    private final Portal portal;

    private Dev(List<String> command) throws IOException {
        sources = new Sources(Path.of("src/main/java"), CLASSES);
        portal = new Portal(command);
    }

    /** @param command starts the portal */
    public static void main(String... command) throws IOException, InterruptedException {
        new Dev(List.of(command)).run();
    }

    private void run() throws IOException, InterruptedException {
        bringUpToDate();
        classes.changed();
        portal.start();
        while (Files.exists(PORTAL)) {
            if (portal.endsWithin(BEAT)) {
                say("The portal has ended; the next change starts it again.");
            }
            bringUpToDate();
            if (classes.changed()) {
                awaitQuiet();
                say("Starting again ...");
                portal.restart();
            }
        }
        say("The classes are gone; start './kagiban dev' again.");
        System.exit(1);
    }

    private void bringUpToDate() throws IOException {
        resources.bringUpToDate();
        pages.bringUpToDate();
        sources.compileChanged().ifPresent(Dev::say);
    }

    /** Somebody else's compiler may still be writing. */
    private void awaitQuiet() throws IOException, InterruptedException {
        do {
            Thread.sleep(BEAT.dividedBy(3));
        } while (classes.changed());
    }

    private static void say(String sentence) {
        System.err.println("kagiban: " + sentence);
    }
}

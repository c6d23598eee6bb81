package jp.kagiban.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Which classes of ours run during a walk, as the JVM's flight recorder tells it. Begun before any of them is loaded, since
 * the JVM spoils some records that it has to change afterwards. A class within a class counts as that, and the fake RMS
 * doesn't count.
 */
public final class ClassTrace implements AutoCloseable {

    private static final Path CLASSES = Path.of("target/classes");
    private static final String METHOD = "jdk.MethodTrace";
    private static final String STEP = "kagiban.Step";

    private final Recording recording = new Recording();
    private @Nullable List<RecordedEvent> events;

    /** A part of a walk, from its beginning to its end. */
    @Name(STEP)
    private static final class Step extends Event {
        private String walk = "";
    }

    public ClassTrace() {
        recording
                .enable(METHOD)
                .withThreshold(Duration.ZERO)
                .withoutStackTrace()
                .with("filter", ours());
        recording.enable(Step.class).withThreshold(Duration.ZERO).withoutStackTrace();
        recording.start();
    }

    private static String ours() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("jp/kagiban"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("/sandbox/"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .collect(Collectors.joining(";"));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    public void step(String walk, Runnable part) {
        Step step = new Step();
        step.walk = walk;
        step.begin();
        part.run();
        step.commit();
    }

    /**
     * In the order in which they were entered first. Ends the recording.
     *
     * @param threads how the names of those begin that belong to the walk
     */
    public Set<String> entered(String walk, Set<String> threads) throws IOException {
        List<RecordedEvent> steps =
                events(STEP).filter(step -> step.getString("walk").equals(walk)).toList();
        return events(METHOD)
                .filter(event -> threads.stream().anyMatch(event.getThread().getJavaName()::startsWith))
                .filter(event -> steps.stream().anyMatch(step -> within(step, event)))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .map(event -> event.<RecordedMethod>getValue("method"))
                .filter(method -> !method.getName().equals("<clinit>"))
                .map(method -> method.getType().getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<RecordedEvent> events(String type) throws IOException {
        if (events == null) {
            Path file = Files.createTempFile("classes", ".jfr");
            recording.stop();
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
            Files.delete(file);
        }
        return events.stream().filter(event -> event.getEventType().getName().equals(type));
    }

    private static boolean within(RecordedEvent step, RecordedEvent event) {
        return !event.getStartTime().isBefore(step.getStartTime())
                && !event.getStartTime().isAfter(step.getEndTime());
    }

    @Override
    public void close() {
        recording.close();
    }
}

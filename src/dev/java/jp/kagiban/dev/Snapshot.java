package jp.kagiban.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What the portal was started from: a class that was compiled anew and is what it was is no change. */
final class Snapshot {

    private final Path folder;

    /** The browser asks for these anew by itself, and Vaadin's don't change. */
    private final Path pages;

    private final Path vaadin;
    private Map<Path, Content> contents = Map.of();

    private record Content(FileTime time, long sum) {}

    Snapshot(Path folder) {
        this.folder = folder;
        pages = folder.resolve("META-INF/resources");
        vaadin = folder.resolve("META-INF/VAADIN");
    }

    /** Whether it has changed since the last time that this was asked. */
    boolean changed() throws IOException {
        Map<Path, Content> now = new HashMap<>();
        boolean same = true;
        for (Path file : Tree.files(folder)) {
            if (!file.startsWith(pages) && !file.startsWith(vaadin)) {
                Content before = contents.get(file);
                Content content = contentOf(file, before);
                now.put(file, content);
                same &= before != null && before.sum() == content.sum();
            }
        }
        same &= now.size() == contents.size();
        contents = now;
        return !same;
    }

    private static Content contentOf(Path file, @Nullable Content before) throws IOException {
        FileTime time = Tree.timeOf(file);
        return before != null && before.time().equals(time) ? before : new Content(time, sumOf(file));
    }

    private static long sumOf(Path file) throws IOException {
        try {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return sum.getValue();
        } catch (NoSuchFileException gone) {
            return -1;
        }
    }
}

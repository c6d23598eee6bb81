package jp.kagiban.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders in which others may write and delete meanwhile. */
final class Tree {

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private Tree() {}

    /** All files below the folder; none if it is just being emptied. */
    static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (NoSuchFileException | UncheckedIOException vanishing) {
            return Set.of();
        }
    }

    static boolean isNewer(Path file, Path than) throws IOException {
        return timeOf(file).compareTo(timeOf(than)) > 0;
    }

    static FileTime timeOf(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException gone) {
            return NEVER;
        }
    }
}

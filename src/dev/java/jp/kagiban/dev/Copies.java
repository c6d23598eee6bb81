package jp.kagiban.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** Files that lie beside the classes as they are. */
final class Copies {

    private final Path from;
    private final Path to;
    private Set<Path> seen = Set.of();

    Copies(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    void bringUpToDate() throws IOException {
        Set<Path> there = Tree.files(from);
        for (Path file : there) {
            Path copy = copyOf(file);
            if (Tree.isNewer(file, copy)) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Path file : seen) {
            if (!there.contains(file)) {
                Files.deleteIfExists(copyOf(file));
            }
        }
        seen = there;
    }

    private Path copyOf(Path file) {
        return to.resolve(from.relativize(file));
    }
}

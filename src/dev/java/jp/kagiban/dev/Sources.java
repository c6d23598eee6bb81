package jp.kagiban.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sources of the portal, and what they are compiled to. */
final class Sources {

    private static final String JAVA = ".java";
    private static final String CLASS = ".class";

    private final Path folder;
    private final Path classes;
    private final Compiler compiler;
    private Set<Path> seen;
    private Map<Path, FileTime> tried = Map.of();

    Sources(Path folder, Path classes) throws IOException {
        this.folder = folder;
        this.classes = classes;
        compiler = new Compiler(folder, classes);
        seen = compiledOnes();
    }

    /** What the classes were made of, be it still there or not. */
    private Set<Path> compiledOnes() throws IOException {
        return Tree.files(classes).stream()
                .map(file -> classes.relativize(file).toString())
                .filter(file -> file.endsWith(CLASS) && !file.contains("$"))
                .map(file -> folder.resolve(file.substring(0, file.length() - CLASS.length()) + JAVA))
                .collect(Collectors.toSet());
    }

    /**
     * Compiles what is newer than its class, and all that speaks of it. Tells what came of it, if there was something
     * to do that it hasn't tried yet.
     */
    Optional<String> compileChanged() throws IOException {
        Set<Path> there = Tree.files(folder);
        Set<Path> changed = new HashSet<>();
        Map<Path, FileTime> newer = new HashMap<>();
        for (Path source : there) {
            if (Tree.isNewer(source, classOf(source))) {
                changed.add(source);
                newer.put(source, Tree.timeOf(source));
            }
        }
        Set<Path> gone = new HashSet<>(seen);
        gone.removeAll(there);
        for (Path source : gone) {
            compiler.deleteClassesOf(source);
        }
        seen = there;
        if (gone.isEmpty() && (changed.isEmpty() || newer.equals(tried))) {
            return Optional.empty();
        }
        tried = newer;
        changed.addAll(gone);
        Set<Path> all = speakingOf(changed, there);
        return all.isEmpty() ? Optional.empty() : Optional.of(compiler.compile(all));
    }

    private Path classOf(Path source) {
        return classes.resolve(folder.relativize(source)).resolveSibling(nameOf(source) + CLASS);
    }

    static String nameOf(Path source) {
        String file = source.getFileName().toString();
        return file.substring(0, file.length() - JAVA.length());
    }

    /** Those of the sources that are among the changed ones or have a name of one in their text. */
    private static Set<Path> speakingOf(Set<Path> changed, Set<Path> sources) throws IOException {
        Pattern names =
                Pattern.compile(changed.stream().map(Sources::nameOf).collect(Collectors.joining("|", "\\b(", ")\\b")));
        Set<Path> all = new HashSet<>();
        for (Path source : sources) {
            if (changed.contains(source)
                    || names.matcher(Files.readString(source)).find()) {
                all.add(source);
            }
        }
        return all;
    }
}

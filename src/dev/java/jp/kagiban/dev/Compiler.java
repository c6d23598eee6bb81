package jp.kagiban.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler alone, without the checks of the build: what it writes counts only if nothing is wrong. */
final class Compiler {

    private static final Path FRESH = Path.of("target/dev/compiled");

    private static final List<String> OPTIONS =
            List.of("--release", "25", "-g", "-parameters", "-proc:none", "-nowarn", "-implicit:none", "-Xlint:none");

    private final Path sources;
    private final Path classes;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);

    Compiler(Path sources, Path classes) {
        this.sources = sources;
        this.classes = classes;
    }

    /** Tells what came of it in a line. */
    String compile(Set<Path> changed) throws IOException {
        long begin = System.nanoTime();
        empty(FRESH);
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(FRESH));
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(FRESH));
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        if (!compiler.getTask(null, files, said, OPTIONS, null, files.getJavaFileObjectsFromPaths(changed))
                .call()) {
            return wrong(said);
        }
        for (Path source : changed) {
            deleteClassesOf(source);
        }
        for (Path fresh : Tree.files(FRESH)) {
            Path place = classes.resolve(FRESH.relativize(fresh));
            Files.createDirectories(place.getParent());
            Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
        }
        return "Compiled " + changed.size() + (changed.size() == 1 ? " file in " : " files in ")
                + (System.nanoTime() - begin) / 1_000_000 + " ms.";
    }

    private List<Path> classPath() {
        return Stream.concat(
                        Stream.of(classes),
                        Stream.of(System.getProperty("java.class.path").split(":"))
                                .map(Path::of))
                .toList();
    }

    private static String wrong(DiagnosticCollector<JavaFileObject> said) {
        List<String> errors = said.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Compiler::inALine)
                .toList();
        String others = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return errors.getFirst() + others + "; the portal goes on as it was.";
    }

    private static String inALine(Diagnostic<? extends JavaFileObject> error) {
        String place =
                error.getSource() == null ? "" : error.getSource().getName() + ":" + error.getLineNumber() + ": ";
        return place
                + error.getMessage(Locale.ENGLISH).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /** Those of nested types too. */
    void deleteClassesOf(Path source) throws IOException {
        Path folder = classes.resolve(sources.relativize(source)).getParent();
        String name = Sources.nameOf(source);
        for (Path each : Tree.files(folder)) {
            String file = each.getFileName().toString();
            if (each.getParent().equals(folder)
                    && (file.equals(name + ".class") || file.startsWith(name + "$") && file.endsWith(".class"))) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : Tree.files(folder)) {
            Files.delete(file);
        }
    }
}

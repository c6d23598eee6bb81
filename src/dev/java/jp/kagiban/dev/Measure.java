package jp.kagiban.dev;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints the size of the source: lines, files, types, beans, and the first words of comments. Run by {@code ./kagiban
 * measure}; it judges nothing. A line of code is one that isn't blank and isn't a comment, an import or a package
 * declaration.
 */
final class Measure {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path STYLES = Path.of("frontend");
    private static final Path SCRIPT = Path.of("kagiban");

    private static final Set<String> BEANS = Set.of(
            "Component",
            "Service",
            "Configuration",
            "ConfigurationProperties",
            "RestController",
            "Controller",
            "RestControllerAdvice",
            "ControllerAdvice",
            "Endpoint");

    /** No comment sentence begins with one of these words (CONTRIBUTING.md). */
    private static final Set<String> RIDDLES =
            Set.of("Of", "Who", "Whoever", "What", "Whatever", "That", "Else", "Where", "So", "And");

    /** Comments, string literals and text blocks, so that a slash in a literal begins no comment. */
    private static final Pattern TOKENS = Pattern.compile(
            "\"{3}(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"{3}|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)++'"
                    + "|(?<comment>/\\*.*?\\*/|//[^\\n]*+)",
            Pattern.DOTALL);

    private static final Pattern MODULE = Pattern.compile("jp/kagiban/([a-z]+)/");

    private final Map<Path, String> sources = new TreeMap<>();
    private final List<Long> typeLines = new ArrayList<>();
    private final List<Long> methodLines = new ArrayList<>();
    private int types;
    private int beans;
    private int beanMethods;

    static void main() throws IOException {
        Measure measure = new Measure();
        measure.read();
        measure.parse();
        measure.print();
    }

    private void read() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file, Files.readString(file));
            }
        }
    }

    private void parse() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    _ -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources.keySet()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Counter(unit, positions).scan(unit, null);
            }
        }
    }

    private final class Counter extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private int depth;

        Counter(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!type.getSimpleName().isEmpty()) {
                types++;
                beans += type.getModifiers().getAnnotations().stream().anyMatch(one -> BEANS.contains(name(one)))
                        ? 1
                        : 0;
                if (depth == 0) {
                    typeLines.add(lines(type));
                }
            }
            depth++;
            super.visitClass(type, nothing);
            depth--;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            // The parser gives an implicit constructor no end.
            if (method.getBody() != null && positions.getEndPosition(unit, method) > 0) {
                methodLines.add(lines(method));
            }
            beanMethods += method.getModifiers().getAnnotations().stream()
                            .anyMatch(one -> name(one).equals("Bean"))
                    ? 1
                    : 0;
            return super.visitMethod(method, nothing);
        }

        private static String name(AnnotationTree annotation) {
            return annotation.getAnnotationType().toString().replaceFirst(".*\\.", "");
        }

        private long lines(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree))
                    - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree))
                    + 1;
        }
    }

    private void print() throws IOException {
        Map<String, Long> code = sum(file -> module(file), file -> codeLines(sources.get(file)));
        Map<String, Long> files = sum(file -> module(file), _ -> 1L);
        IO.println("| module | lines of code | files |");
        IO.println("|---|---:|---:|");
        code.forEach((module, lines) -> line("%s | %,d | %,d", module, lines, files.get(module)));
        line("**all** | %,d | %,d", total(code), total(files));
        Map.Entry<String, Long> largest = sum(file -> file.getParent().toString(), _ -> 1L).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        IO.println("");
        IO.println("| measure | |");
        IO.println("|---|---:|");
        line("named types, nested ones too | %,d", types);
        line("bean classes / `@Bean` methods | %d / %d", beans, beanMethods);
        line("files in the largest package, %s | %d", MAIN.relativize(Path.of(largest.getKey())), largest.getValue());
        line("lines per type: median / p90 / max | %s", spread(typeLines));
        line("lines per method: median / p90 / max | %s", spread(methodLines));
        line("lines of the script | %,d", Files.readAllLines(SCRIPT).size());
        line("lines of the style sheets | %,d", styleLines());
        printComments();
    }

    private void printComments() {
        List<String> comments =
                sources.values().stream().flatMap(Measure::comments).toList();
        Map<String, Long> first = comments.stream()
                .map(comment -> comment.split("[^\\p{L}'-]", 2)[0])
                .filter(RIDDLES::contains)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        line("comments | %,d", comments.size());
        first.forEach((word, times) -> line("comments that begin with \"%s\" | %d", word, times));
        Stream.of("whoever", "anew")
                .forEach(word -> line(
                        "\"%s\" in comments | %d",
                        word,
                        comments.stream()
                                .mapToLong(comment -> Pattern.compile("(?i)\\b" + word + "\\b")
                                        .matcher(comment)
                                        .results()
                                        .count())
                                .sum()));
    }

    private static void line(String format, Object... values) {
        IO.println("| " + String.format(Locale.ROOT, format, values) + " |");
    }

    private Map<String, Long> sum(Function<Path, String> group, Function<Path, Long> measure) {
        return sources.keySet().stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.summingLong(measure::apply)));
    }

    private static long total(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String module(Path file) {
        Matcher module = MODULE.matcher(file.toString());
        return module.find() ? module.group(1) : "(root)";
    }

    private static long codeLines(String source) {
        return TOKENS.matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(found.group("comment") == null ? found.group() : ""))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();
    }

    /** Returns the text of each comment; line comments that follow each other are one. */
    private static Stream<String> comments(String source) {
        return TOKENS.matcher(source)
                .results()
                .filter(found -> found.group("comment") != null)
                .map(found -> found.group("comment")
                        .replaceAll("(?m)^\\s*(/\\*+|\\*+/|\\*|//)|\\*/", " ")
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    private static String spread(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return "%d / %d / %d"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 9 / 10), sorted.getLast());
    }

    private static long styleLines() throws IOException {
        try (Stream<Path> files = Files.walk(STYLES)) {
            long lines = 0;
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".css")).toList()) {
                lines += Files.readAllLines(file).size();
            }
            return lines;
        }
    }
}

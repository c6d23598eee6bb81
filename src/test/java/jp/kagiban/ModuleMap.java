package jp.kagiban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The modules as docs/architecture.md shows them: a drawing in Mermaid, which code hosts draw by themselves, and the
 * first sentence of each package-info. Spring Modulith's own Documenter writes PlantUML.
 *
 * @param uses the modules that each module uses directly
 */
record ModuleMap(Map<String, Set<String>> uses) {

    private static final Path MAIN = Path.of("src/main/java/jp/kagiban");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) (?:[a-z.]+\\.)?([^}]+)}");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("^.*?\\.(?= |$)");

    static ModuleMap ofTheCode() {
        ApplicationModules modules = ApplicationModules.of(Kagiban.class);
        Map<String, Set<String>> uses = new TreeMap<>();
        modules.stream().forEach(module -> uses.put(name(module), used(module, modules)));
        return new ModuleMap(uses);
    }

    private static Set<String> used(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModuleMap::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** From the top to the ground. */
    Stream<String> names() {
        return uses.keySet().stream()
                .sorted(Comparator.comparingInt(this::height).reversed().thenComparing(Comparator.naturalOrder()));
    }

    private int height(String module) {
        return uses.get(module).stream()
                .mapToInt(below -> 1 + height(below))
                .max()
                .orElse(0);
    }

    /** Without what another arrow leads to anyway. */
    Set<String> arrows(String module) {
        Set<String> direct = uses.get(module);
        Predicate<String> implied =
                one -> direct.stream().anyMatch(other -> below(other).contains(one));
        return direct.stream().filter(implied.negate()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> below(String module) {
        Set<String> all = new HashSet<>(uses.get(module));
        uses.get(module).forEach(one -> all.addAll(below(one)));
        return all;
    }

    /** In the order of the alphabet, in which few arrows cross when it is drawn. */
    String drawing() {
        Stream<String> lines = uses.keySet().stream()
                .sorted()
                .flatMap(module -> arrows(module).stream().map(one -> "    %s --> %s\n".formatted(module, one)));
        return "```mermaid\nflowchart TB\n" + lines.collect(Collectors.joining()) + "```\n";
    }

    String table() {
        Stream<String> rows = names().map(name ->
                "| [%1$s](../src/main/java/jp/kagiban/%1$s) | %2$s |\n".formatted(name, sentence(name)));
        return "| module | what it is |\n|---|---|\n" + rows.collect(Collectors.joining());
    }

    private static String sentence(String module) {
        return sentenceOf(source(MAIN.resolve(module).resolve("package-info.java")));
    }

    static String sentenceOf(String packageInfo) {
        String text = found(JAVADOC.matcher(packageInfo))
                .group(1)
                .replaceAll("\\s+(\\* ?)?", " ")
                .strip();
        return TAG.matcher(found(FIRST_SENTENCE.matcher(text)).group()).replaceAll("`$1`");
    }

    private static Matcher found(Matcher matcher) {
        if (!matcher.find()) {
            throw new IllegalStateException("No package-info with a sentence");
        }
        return matcher;
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

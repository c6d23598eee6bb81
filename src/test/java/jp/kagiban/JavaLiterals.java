package jp.kagiban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The string literals of a Java source, comments left out, and whether it asks for translations.
 *
 * @param shown those that are handed as they stand to what shows or speaks them
 */
record JavaLiterals(String file, List<String> literals, List<String> shown, boolean translates) {

    private static final Path MAIN = Path.of("src/main/java/jp/kagiban");

    /** Comments and characters are matched too, so that a quote within them begins nothing. */
    private static final Pattern TOKEN = Pattern.compile("""
            /\\*.*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\])+'|\"""(.*?)\"""|"((?:\\\\.|[^"\\\\\\n])*)\"""", Pattern.DOTALL);

    /** A component made of its text, a setter of a text, or an attribute that is read out. */
    private static final Pattern SHOWN = Pattern.compile("""
            (?:new\\s+(?:Span|Paragraph|H[1-6]|Div|Text|Button|Checkbox|ListItem|Pre|NativeLabel|Legend|\\w*Field|\\w*Picker\
            |Details|EmptyState|PageHeader|ComboBox|Select|RadioButtonGroup|CheckboxGroup|Notification)\\(\\s*\
            |set(?:Text|Label|Title|Placeholder|\\w*HelperText|\\w*ErrorMessage|\\w*AriaLabel|SummaryText|HeaderTitle|Header(?=\\(\\s*"[^"]*"\\s*\\)))\\(\\s*\
            |setAttribute\\(\\s*"(?:aria-label|aria-description|title|alt|placeholder)",\\s*\
            |new\\s+(?:Anchor|RouterLink)\\("[^"]*",\\s*)"((?:\\\\.|[^"\\\\\\n])*)"\\s*[,)]""");

    static List<JavaLiterals> ofMain() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(JavaLiterals::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaLiterals read(Path file) {
        String name = MAIN.relativize(file).toString().replace('\\', '/');
        String source = source(file);
        return new JavaLiterals(name, literals(source), shown(source), source.contains("getTranslation("));
    }

    static List<String> shown(String source) {
        return SHOWN.matcher(source).results().map(found -> found.group(1)).toList();
    }

    static List<String> literals(String source) {
        return TOKEN.matcher(source)
                .results()
                .map(JavaLiterals::content)
                .filter(content -> content != null)
                .toList();
    }

    private static String content(MatchResult token) {
        return token.group(1) != null ? token.group(1) : token.group(2);
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word on a screen comes from the translation files, in both languages, and every word there is used. */
class WordsTest {

    private static final Properties JA = words("ja");
    private static final Properties EN = words("en");
    private static final List<JavaLiterals> SOURCES = JavaLiterals.ofMain();

    /** Japanese that isn't ours to translate: the contract's sentences, RMS's own words, names of made-up shops. */
    private static final Pattern MAY_BE_JAPANESE = Pattern.compile(
            "notice/NoticeDrawing\\.java|rakuten/RakutenStageTexts\\.java|rakuten/RakutenMall\\.java|sandbox/(?!ui/).*|demo/.*");

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern WORD = Pattern.compile("\\p{L}");

    /** RMS calls them so in every language. */
    private static final Set<String> NAMES_OF_RMS = Set.of("serviceSecret", "licenseKey");

    private static final Pattern KEY = Pattern.compile("([a-z]+)(\\.[A-Za-z0-9_-]+)*\\.?");
    private static final Pattern NOT_OUR_VOICE = Pattern.compile(
            "無効な|不正な|致命的|実行|テナント|トークン|セッション|クリック|エラーが発生|することができ"
                    + "|させていただ|いただけ|恐れ入り|正しく入力|お試しください|お心当たり|秘密情報|世代目|出来事|できごと|続けては|詳しく"
                    + "|(?i:\\b(please|sorry|invalid|can not|license(?!\\.)|mail address|whoever|anew|order intake|generation)\\b)");
    private static final Pattern LOST_APOSTROPHE = Pattern.compile(
            "(?i)\\b((ca|do|wo|is|are|was|were|does|did|has|have|had|could|should|would|must)nt|you(re|ve|ll)|they(re|ve|ll))\\b");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(JA.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(EN.stringPropertyNames());
    }

    @Test
    void noKeyStandsTwice() {
        assertThat(Stream.of("ja", "en").flatMap(WordsTest::doubled)).isEmpty();
    }

    @Test
    void everyKeyOnAScreenExists() {
        assertThat(screens().flatMap(WordsTest::keys).filter(key -> !exists(key)))
                .isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> named =
                SOURCES.stream().flatMap(source -> source.literals().stream()).collect(Collectors.toSet());
        assertThat(new TreeSet<>(JA.stringPropertyNames())).allMatch(key -> isUsed(key, named));
    }

    @Test
    void noScreenSpeaksJapanesePastTheTranslations() {
        assertThat(SOURCES.stream()
                        .filter(source ->
                                !MAY_BE_JAPANESE.matcher(source.file()).matches())
                        .flatMap(source -> source.literals().stream()
                                .filter(JAPANESE.asPredicate())
                                .map(literal -> source.file() + ": " + literal)))
                .isEmpty();
    }

    @Test
    void noScreenShowsWordsPastTheTranslations() {
        assertThat(screens()
                        .flatMap(source -> source.shown().stream()
                                .filter(WORD.asPredicate())
                                .filter(literal -> !NAMES_OF_RMS.contains(literal))
                                .map(literal -> source.file() + ": " + literal)))
                .isEmpty();
    }

    @Test
    void wordsThatAreShownAsTheyStandAreFound() {
        String source =
                "new Span(\"One\"); x.setText(\"Two\"); new Anchor(\"a/b\", \"Three\"); f(\"no\"); new H2(say(\"no\"));"
                        + " e.setAttribute(\"aria-label\", \"Four\"); e.setAttribute(\"role\", \"note\"); new Button(\"Five\", go);";
        assertThat(JavaLiterals.shown(source)).containsExactly("One", "Two", "Three", "Four", "Five");
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        assertThat(JA.stringPropertyNames().stream()
                        .filter(key -> !arguments(JA.getProperty(key)).equals(arguments(EN.getProperty(key, "")))))
                .isEmpty();
    }

    @Test
    void whatTakesArgumentsIsWellFormed() {
        Stream.of(JA, EN)
                .flatMap(words -> words.values().stream().map(String::valueOf))
                .filter(text -> !arguments(text).isEmpty())
                .forEach(text -> assertThat(expectedIn(text)).as(text).allMatch(filled(text)::contains));
    }

    @Test
    void noEnglishTextLosesAnApostrophe() {
        assertThat(EN.stringPropertyNames().stream().map(WordsTest::readInEnglish))
                .noneMatch(text -> LOST_APOSTROPHE.matcher(text).find());
    }

    /** Such a text is never filled in, so both would be shown. */
    @Test
    void noTextWithoutArgumentsDoublesAnApostrophe() {
        assertThat(Stream.of(JA, EN).flatMap(words -> words.values().stream().map(String::valueOf)))
                .noneMatch(text -> arguments(text).isEmpty() && text.contains("''"));
    }

    @Test
    void noTextIsEmpty() {
        assertThat(Stream.of(JA, EN).flatMap(words -> words.values().stream().map(String::valueOf)))
                .noneMatch(String::isBlank);
    }

    @Test
    void nothingSpeaksInAnotherVoice() {
        assertThat(Stream.of(JA, EN).flatMap(words -> words.values().stream().map(String::valueOf)))
                .noneMatch(text -> NOT_OUR_VOICE.matcher(text).find());
    }

    @Test
    void literalsAreFoundOutsideOfComments() {
        String source = "a(\"x.y\"); // \"no\"\n/* \"no\" */ char c = '\"'; b(\"\"\"\n two \"\"\");";
        assertThat(JavaLiterals.literals(source)).containsExactly("x.y", "\n two ");
    }

    private static Stream<JavaLiterals> screens() {
        Predicate<String> ui = Pattern.compile("(.*/)?(ui|kit|shell)/.*").asMatchPredicate();
        return SOURCES.stream().filter(source -> source.translates() || ui.test(source.file()));
    }

    private static Stream<String> keys(JavaLiterals source) {
        Set<String> modules = JA.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        return source.literals().stream()
                .filter(literal -> literal.contains(".") && KEY.matcher(literal).matches())
                .filter(literal -> modules.contains(literal.substring(0, literal.indexOf('.'))));
    }

    /** A literal that ends with a point is the beginning of keys that are put together. */
    private static boolean exists(String literal) {
        return literal.endsWith(".")
                ? JA.stringPropertyNames().stream().anyMatch(key -> key.startsWith(literal))
                : JA.containsKey(literal);
    }

    private static boolean isUsed(String key, Set<String> named) {
        return named.contains(key)
                || named.stream()
                        .filter(literal -> KEY.matcher(literal).matches())
                        .anyMatch(literal -> key.startsWith(literal.endsWith(".") ? literal : literal + "."));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A single quote that isn't doubled swallows the argument after it. */
    private static String filled(String text) {
        Object[] values = IntStream.range(0, 6)
                .mapToObj(n -> text.contains("{" + n + ",") ? (Object) n : "<" + n + ">")
                .toArray();
        return new MessageFormat(text, Locale.JAPANESE).format(values);
    }

    /** A text without arguments is shown as it is, even if some are passed. */
    private static String readInEnglish(String key) {
        String text = EN.getProperty(key);
        return arguments(text).isEmpty() ? text : filled(text);
    }

    private static List<String> expectedIn(String text) {
        return arguments(text).stream()
                .filter(argument -> !text.contains(argument + ","))
                .map(argument -> "<" + argument.substring(1) + ">")
                .toList();
    }

    private static Stream<String> doubled(String language) {
        List<String> keys = lines(language)
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        Set<String> seen = new TreeSet<>();
        return keys.stream().filter(key -> !seen.add(key)).toList().stream();
    }

    private static Stream<String> lines(String language) {
        try {
            return Files.readAllLines(file(language)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(file(language))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Path file(String language) {
        return Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties");
    }
}

package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of docs/architecture.md is that of the code. */
class ArchitectureTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern DRAWN =
            Pattern.compile("(?<=<!-- modules -->\n).*?(?=<!-- /modules -->)", Pattern.DOTALL);
    private static final String DRAWS_ANEW = "mvn test -Dtest=ArchitectureTest -Darchitecture.accept=true";

    private static final ModuleMap MAP = ModuleMap.ofTheCode();

    @Test
    void theModulesAreDrawnAsTheyAre() throws IOException {
        String now = "\n" + MAP.drawing() + "\n" + MAP.table() + "\n";
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("architecture.accept")) {
            page = DRAWN.matcher(page).replaceFirst(Matcher.quoteReplacement(now));
            Files.writeString(PAGE, page);
        }
        assertThat(DRAWN.matcher(page).results().map(found -> found.group()))
                .as("%s is stale. Draw it anew: %s", PAGE, DRAWS_ANEW)
                .containsExactly(now);
    }

    @Test
    void theReadmeNamesEveryModule() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.matches("[a-z]+(, [a-z]+)* {2,}\\S.*"))
                        .flatMap(line -> Stream.of(line.split(" {2,}")[0].split(", "))))
                .containsExactlyInAnyOrderElementsOf(MAP.uses().keySet());
    }

    @Test
    void whatAnotherArrowLeadsToHasNoneOfItsOwn() {
        ModuleMap stack = new ModuleMap(Map.of(
                "top",
                Set.of("middle", "low", "ground"),
                "middle",
                Set.of("low"),
                "low",
                Set.of("ground"),
                "ground",
                Set.of()));
        assertThat(stack.names()).containsExactly("top", "middle", "low", "ground");
        assertThat(stack.arrows("top")).containsExactly("middle");
    }

    @Test
    void aModuleIsToldByTheFirstSentenceOfItsPackage() {
        String packageInfo =
                "/**\n * Every part of {@code kit}, see\n * {@link jp.kagiban.kit.Facts}. More.\n */\npackage jp.kagiban;";
        assertThat(ModuleMap.sentenceOf(packageInfo)).isEqualTo("Every part of `kit`, see `Facts`.");
    }
}

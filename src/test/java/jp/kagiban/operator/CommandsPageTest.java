package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/commands.md against what the script and the jar print as their help. */
class CommandsPageTest {

    private static final Path PAGE = Path.of("docs/commands.md");
    private static final String WRITES_AGAIN = "mvn test -Dtest=CommandsPageTest -Dcommands.accept=true";

    @Test
    void thePageHasTheHelpOfTheScript() throws Exception {
        Process help = new ProcessBuilder("bash", "kagiban", "help").start();
        String printed = new String(help.getInputStream().readAllBytes());
        assertThat(help.waitFor()).isZero();
        holds("script", printed);
    }

    @Test
    void thePageHasTheHelpOfTheJar() throws IOException {
        holds("jar", HelpCommand.HELP + "\n");
    }

    private static void holds(String part, String help) throws IOException {
        String now = "```\n" + help + "```\n";
        Pattern place = Pattern.compile("(?<=<!-- " + part + " -->\n).*(?=<!-- /" + part + " -->)", Pattern.DOTALL);
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("commands.accept")) {
            page = place.matcher(page).replaceFirst(Matcher.quoteReplacement(now));
            Files.writeString(PAGE, page);
        }
        assertThat(place.matcher(page).results().map(found -> found.group()))
                .as("%s is stale. Write it again: %s", PAGE, WRITES_AGAIN)
                .containsExactly(now);
    }
}

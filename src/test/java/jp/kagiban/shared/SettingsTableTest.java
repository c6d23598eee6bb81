package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's table against what is generated from the records that read the settings. */
class SettingsTableTest {

    private static final Pattern NAME = Pattern.compile("`(KAGIBAN_[A-Z0-9_]+)`");

    /** The first cell of each row. */
    private static Set<String> table() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `KAGIBAN_"))
                .flatMap(line -> NAME.matcher(line.split("\\|")[1]).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> properties() throws IOException {
        JsonNode metadata = JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray());
        return metadata.get("properties")
                .valueStream()
                .filter(property -> !property.has("deprecation"))
                .map(property -> property.get("name").asString())
                .collect(Collectors.toSet());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Test
    void theTableNamesWhatIsReadAndNothingElse() throws IOException {
        Set<String> read =
                properties().stream().map(SettingsTableTest::variable).collect(Collectors.toSet());
        assertThat(read).containsExactlyInAnyOrderElementsOf(table());
    }

    @Test
    void eachIsReadFromTheEnvironmentByTheNameInTheTable() throws IOException {
        for (String property : properties()) {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(
                            "given-systemEnvironment", Map.of(variable(property), "given")));
            assertThat(Binder.get(environment).bind(property, String.class).orElse("nothing"))
                    .as(property)
                    .isEqualTo("given");
        }
    }
}

package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/settings.md against the metadata of the records that read the settings. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs/settings.md");
    private static final Pattern GENERATED =
            Pattern.compile("(?<=<!-- settings -->\n).*(?=<!-- /settings -->)", Pattern.DOTALL);
    private static final String WRITES_AGAIN = "mvn test -Dtest=SettingsPageTest -Dsettings.accept=true";

    /** A heading of the page, with the beginnings of its settings' names in their order. */
    private record Group(String heading, String... names) {

        boolean has(String variable) {
            return Stream.of(names).anyMatch(name -> belongs(variable, name));
        }
    }

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Address and proxy",
                    "ADDRESS",
                    "PORT",
                    "MANAGEMENT_PORT",
                    "PUBLIC_URL",
                    "HOSTS",
                    "TRUSTED_PROXIES"),
            new Group("Data and keys", "DATA_DIR", "VAULT", "SEALS", "BACKUPS", "KEK"),
            new Group("Database", "DB"),
            new Group("Mail and notices", "SMTP", "PUSH", "EGRESS"),
            new Group("Accounts", "SIGNUP", "TERMS", "PRIVACY", "SESSION", "MFA", "SHOPS_MAX", "WAITING"),
            new Group("Rakuten", "RMS", "RENEWAL", "ORDERS"),
            new Group("Watching the portal", "HEARTBEAT", "LOG", "HISTORY"),
            new Group("Practice", "SANDBOX", "DEMO"));

    private static Map<String, JsonNode> settings() throws IOException {
        return JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray())
                .get("properties")
                .valueStream()
                .filter(property -> !property.has("deprecation"))
                .collect(Collectors.toMap(
                        property -> property.get("name").asString(),
                        property -> property,
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String page(Map<String, JsonNode> settings) {
        return GROUPS.stream().map(group -> section(group, settings)).collect(Collectors.joining()) + "\n";
    }

    private static String section(Group group, Map<String, JsonNode> settings) {
        StringBuilder section =
                new StringBuilder("\n## " + group.heading() + "\n\n| Setting | Default | Meaning |\n|---|---|---|\n");
        for (String name : group.names()) {
            settings.forEach((property, described) -> {
                if (belongs(variable(property), name)) {
                    section.append(row(variable(property), described));
                }
            });
        }
        return section.toString();
    }

    private static boolean belongs(String variable, String name) {
        return variable.equals("KAGIBAN_" + name) || variable.startsWith("KAGIBAN_" + name + "_");
    }

    private static String row(String variable, JsonNode described) {
        String secret = SecretFiles.SECRETS.contains(variable) ? " (secret)" : "";
        return "| `" + variable + "`" + secret + " | " + fallback(described) + " | "
                + described.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`") + " |\n";
    }

    private static String fallback(JsonNode described) {
        String value = described.path("defaultValue").asString("");
        return switch (value) {
            case "" -> "";
            case "false" -> "`off`";
            default -> "`" + value + "`";
        };
    }

    @Test
    void thePageIsAsTheRecordsSay() throws IOException {
        String now = page(settings());
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("settings.accept")) {
            page = GENERATED.matcher(page).replaceFirst(Matcher.quoteReplacement(now));
            Files.writeString(PAGE, page);
        }
        assertThat(GENERATED.matcher(page).results().map(found -> found.group()))
                .as("%s is stale. Write it again: %s", PAGE, WRITES_AGAIN)
                .containsExactly(now);
    }

    @Test
    void eachSettingHasOneGroupAndASentence() throws IOException {
        assertThat(settings().entrySet().stream()
                        .filter(setting -> GROUPS.stream()
                                                .filter(group -> group.has(variable(setting.getKey())))
                                                .count()
                                        != 1
                                || !setting.getValue()
                                        .path("description")
                                        .asString("")
                                        .endsWith("."))
                        .map(Entry::getKey))
                .isEmpty();
    }

    @Test
    void eachIsReadFromTheEnvironmentByItsNameOnThePage() throws IOException {
        for (String property : settings().keySet()) {
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

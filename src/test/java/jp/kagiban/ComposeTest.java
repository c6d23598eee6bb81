package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.testing.Compose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** docker-compose accepts {@code deploy/compose.yaml}, and the file confines each container. */
class ComposeTest {

    @TempDir
    Path folder;

    private Map<String, JsonNode> services;

    @BeforeEach
    void read() throws Exception {
        services = Compose.read(Compose.FILE)
                .path("services")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<JsonNode> nodes() {
        return List.of(services.get("node1"), services.get("node2"));
    }

    @Test
    void aMisspeltKeyIsRefused() throws Exception {
        String misspelt = Files.readString(Compose.FILE).replace("read_only:", "readonly:");
        Path file = Files.writeString(folder.resolve("compose.yaml"), misspelt);
        assertThatThrownBy(() -> Compose.read(file))
                .hasMessageContaining("Additional property readonly is not allowed");
    }

    @Test
    void noContainerMayDoMoreThanItNeeds() {
        assertThat(services.values()).hasSize(4).allSatisfy(service -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
            assertThat(service.path("restart").asString()).isEqualTo("unless-stopped");
            assertThat(service.has("mem_limit")).isTrue();
            assertThat(service.path("tmpfs").toString()).contains("\"/tmp\"");
        });
    }

    @Test
    void onlyTheProxyPublishesAPort() {
        assertThat(services.entrySet().stream()
                        .filter(service -> service.getValue().has("ports"))
                        .map(Map.Entry::getKey))
                .containsExactly("proxy");
        assertThat(services.get("mysql").path("networks").propertyNames()).containsExactly("database");
    }

    /** The portals' health check is the image's. */
    @Test
    void eachContainerIsChecked() {
        assertThat(services.get("mysql").has("healthcheck")).isTrue();
        assertThat(services.get("proxy").has("healthcheck")).isTrue();
        assertThat(Path.of("Dockerfile")).content().contains("HEALTHCHECK");
    }

    @Test
    void nodesShareAllButTheirDataFolder() {
        assertThat(nodes().get(0).path("environment")).isEqualTo(nodes().get(1).path("environment"));
        assertThat(nodes())
                .allSatisfy(node -> assertThat(node.path("volumes").findValuesAsString("source"))
                        .contains("vault", "seals"));
        assertThat(nodes().stream().map(node -> node.at("/volumes/0/source").asString()))
                .containsExactly("data1", "data2");
        assertThat(nodes())
                .allSatisfy(node ->
                        assertThat(node.path("stop_grace_period").asString()).isEqualTo("30s"));
    }

    /** Docker gives a new volume the owner of the image's folder; otherwise only root could write to the volume. */
    @Test
    void theImageHasTheFoldersOfTheVolumes() throws Exception {
        String dockerfile = Files.readString(Path.of("Dockerfile"));
        assertThat(nodes().getFirst().path("volumes").findValuesAsString("target"))
                .hasSize(3)
                .allSatisfy(target -> assertThat(dockerfile)
                        .containsPattern("install -d -o kagiban -m 0700 .*" + target + "( |\\R)"));
    }

    /** docs/install.md asks for 350 connections for each node. */
    @Test
    void theAddressesAndTheConnectionsFit() {
        assertThat(services.get("mysql").path("command").toString())
                .contains("--max-connections=" + 350 * nodes().size());
        JsonNode proxy = services.get("proxy");
        assertThat(nodes()).allSatisfy(node -> {
            assertThat(node.at("/environment/KAGIBAN_TRUSTED_PROXIES").asString())
                    .isEqualTo(proxy.at("/networks/web/ipv4_address").asString());
            assertThat(proxy.path("command").toString())
                    .contains("/" + node.at("/networks/web/ipv4_address").asString() + ":8080/");
        });
    }

    @Test
    void eachSettingIsOneOfThePortal() throws Exception {
        areSettings(nodes().getFirst().path("environment").propertyNames());
    }

    /** Asserts that docs/settings.md has all these names. */
    static void areSettings(Collection<String> names) throws IOException {
        String settings = Files.readString(Path.of("docs/settings.md"));
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(settings)
                        .containsAnyOf("| `" + name + "`", "| `" + name.replaceFirst("_FILE$", "") + "` (secret)"));
    }
}

package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "db-scheduler.enabled=false", "kagiban.management-port=0"})
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class ProbePortTest {

    private static final List<String> PROBES = RequestPath.PROBES;

    @Autowired
    WebServerApplicationContext portal;

    @LocalServerPort
    int port;

    private int probePort() {
        return Arrays.stream(((TomcatWebServer) portal.getWebServer())
                        .getTomcat()
                        .getService()
                        .findConnectors())
                .mapToInt(Connector::getLocalPort)
                .filter(each -> each != port)
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @FieldSource("PROBES")
    void probesAreAnsweredOnBothPorts(String probe) throws Exception {
        assertThat(get(probePort(), probe).body()).contains("\"UP\"");
        assertThat(get(port, probe).body()).contains("\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/", "/css/roles.css", "/VAADIN/push", "/actuator/health", "/actuator/health/liveness/"
            })
    void nothingElseIs(String path) throws Exception {
        assertThat(get(probePort(), path).statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreAnsweredOnlyThere() throws Exception {
        assertThat(get(probePort(), RequestPath.METRICS).body())
                .contains("kagiban_database_up 1.0", "kagiban_tasks_overdue ", "kagiban_vault_opens 1.0", "hikaricp_")
                .doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RequestPath.METRICS,
                "/actuator/%70rometheus",
                "/%61ctuator/prometheus",
                "/actuator/prometheus/",
                "/actuator/prometheus;x=1",
                "//actuator/prometheus"
            })
    void theMainPortRefusesThem(String path) throws Exception {
        HttpResponse<String> answer = get(port, path);
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("kagiban_");
    }

    @Test
    void aNumberThatIsNoPortIsRefused() {
        assertThatThrownBy(() -> new ProbePort.Settings(65536)).isInstanceOf(StartRefused.class);
    }
}

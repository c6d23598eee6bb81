package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kagiban.testing.Nginx;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.testing.Prometheus;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with our files watches a portal with shops and orders. */
@Tag("slow")
class AlertsIT {

    private static final Path BOARD = Path.of("deploy", "grafana", "kagiban.json");

    private PortalProcess portal;
    private Prometheus prometheus;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        int port = Nginx.freePort();
        CheapKeystore.layInto(folder);
        portal = PortalProcess.start(Map.of(
                "KAGIBAN_DATA_DIR",
                folder.toString(),
                "KAGIBAN_SANDBOX",
                "on",
                "KAGIBAN_DEMO_SHOPS",
                "4",
                "KAGIBAN_RMS_PACE",
                "PT0.05S",
                "KAGIBAN_MANAGEMENT_PORT",
                String.valueOf(port)));
        portal.awaitLine("is ready (sandbox): ");
        prometheus = Prometheus.start(List.of(port));
    }

    @AfterEach
    void end() throws Exception {
        prometheus.close();
        portal.close();
    }

    @Test
    void eachPanelOfTheBoardHasAnAnswerAndNoAlertFiresBeforeTheNodeDies() throws Exception {
        prometheus.await("kagiban_order_fetches_total");
        for (JsonNode panel :
                JsonMapper.shared().readTree(Files.readString(BOARD)).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                prometheus.await(target.path("expr").asString());
            }
        }
        assertThat(prometheus.firing()).isEmpty();
        portal.kill();
        prometheus.await("ALERTS{alertname='KagibanNodeDown', alertstate='firing'}");
    }
}

package jp.kagiban;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kagiban.testing.Nginx;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.testing.Prometheus;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with our files watches a portal with shops and orders. */
@Tag("slow")
class AlertsIT {

    private static final Path BOARD = Path.of("deploy", "grafana", "kagiban.json");

    @TempDir
    Path folder;

    @Test
    void eachPanelOfTheBoardHasAnAnswerAndNoAlertFiresBeforeTheNodeDies() throws Exception {
        int port = Nginx.freePort();
        CheapKeystore.layInto(folder);
        try (PortalProcess portal = PortalProcess.start(settings(port))) {
            portal.awaitLine("is ready (sandbox): ");
            try (Prometheus prometheus = Prometheus.start(List.of(port))) {
                prometheus.await("kagiban_order_fetches_total");
                for (String query : queriesOfTheBoard()) {
                    prometheus.await(query);
                }
                // An alert that waits before it fires is there, too.
                prometheus.await("absent(ALERTS)");
                portal.kill();
                prometheus.await("ALERTS{alertname='KagibanNodeDown', alertstate='firing'}");
            }
        }
    }

    private Map<String, String> settings(int port) {
        return Map.of(
                "KAGIBAN_DATA_DIR",
                folder.toString(),
                "KAGIBAN_SANDBOX",
                "on",
                "KAGIBAN_DEMO_SHOPS",
                "4",
                "KAGIBAN_RMS_PACE",
                "PT0.05S",
                "KAGIBAN_MANAGEMENT_PORT",
                String.valueOf(port));
    }

    private static List<String> queriesOfTheBoard() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(BOARD))
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .toList();
    }
}

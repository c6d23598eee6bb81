package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kagiban.testing.Prometheus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert of {@code deploy/prometheus} fires under its fault, in time, and stays quiet without it. */
class AlertRulesTest {

    private static final String NODE = "{job=\"kagiban\", instance=\"a\"}";
    private static final String MAILS = "{job=\"kagiban\", instance=\"a\", channel=\"MAIL\", outcome=\"%s\"}";

    /** A series of a working portal, with a value for each minute. */
    private record Series(String name, String values) {

        static Series of(String metric, int value) {
            return new Series(metric + NODE, value + "x600");
        }

        Series breaking(String broken) {
            return new Series(name, values.replaceFirst("x600", "x59 " + broken + "x540"));
        }
    }

    private static final List<Series> WELL = List.of(
            Series.of("up", 1),
            Series.of("kagiban_nodes", 1),
            Series.of("kagiban_database_up", 1),
            Series.of("kagiban_work_stopped", 0),
            Series.of("kagiban_tasks_oldest_overdue_seconds", 20),
            Series.of("kagiban_malls_away", 0),
            Series.of("kagiban_intakes_unanswered_shops", 0),
            Series.of("kagiban_mails_oldest_seconds", 30),
            Series.of("kagiban_deliveries_retried", 1),
            new Series("kagiban_deliveries_total" + MAILS.formatted("SENT"), "0+1x600"),
            new Series("kagiban_deliveries_total" + MAILS.formatted("FAILED"), "0x600"),
            Series.of("kagiban_vault_opens", 1),
            Series.of("kagiban_vault_keys_unreadable", 0),
            Series.of("kagiban_vault_keys_to_rewrap", 0),
            Series.of("kagiban_vault_alarms", 0),
            Series.of("kagiban_heartbeat_missed", 0),
            Series.of("disk_free_bytes", 2_000_000_000),
            Series.of("hikaricp_connections_pending", 0));

    /**
     * @param series the beginning of the name of the series that has another value from the 60th minute on
     * @param quiet how many minutes later the alert doesn't fire yet
     * @param fires how many minutes later the alert fires
     */
    private record Fault(String alert, String series, String value, int quiet, int fires) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("KagibanNodeDown", "up", "0", 1, 3),
            new Fault("KagibanNodeMissing", "kagiban_nodes", "0", 4, 6),
            new Fault("KagibanDatabaseDown", "kagiban_database_up", "0", 1, 3),
            new Fault("KagibanWorkStopped", "kagiban_work_stopped", "1", 4, 6),
            new Fault("KagibanTasksLate", "kagiban_tasks_oldest", "301", 4, 6),
            new Fault("KagibanMallAway", "kagiban_malls_away", "1", 14, 16),
            new Fault("KagibanShopsUnanswered", "kagiban_intakes_unanswered_shops", "2", 179, 181),
            new Fault("KagibanMailStuck", "kagiban_mails_oldest", "901", 0, 2),
            new Fault("KagibanNoticesWait", "kagiban_deliveries_retried", "9", 29, 31),
            new Fault("KagibanNoticesLost", "kagiban_deliveries_total" + MAILS.formatted("FAILED"), "0+3", 25, 40),
            new Fault("KagibanVaultClosed", "kagiban_vault_opens", "0", 0, 2),
            new Fault("KagibanKeysUnreadable", "kagiban_vault_keys_unreadable", "1", 0, 2),
            new Fault("KagibanRotationStuck", "kagiban_vault_keys_to_rewrap", "40", 59, 61),
            new Fault("KagibanVaultAlarm", "kagiban_vault_alarms", "1", -1, 0),
            new Fault("KagibanHeartbeatMissed", "kagiban_heartbeat_missed", "1", 9, 11),
            new Fault("KagibanDiskAlmostFull", "disk_free_bytes", "500000000", 0, 2),
            new Fault("KagibanConnectionsShort", "hikaricp_connections_pending", "3", 4, 6));

    @TempDir
    Path folder;

    private static List<String> alerts() throws Exception {
        return Pattern.compile("alert: (\\w+)")
                .matcher(Files.readString(Prometheus.ALERTS))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void eachAlertIsTried() throws Exception {
        assertThat(alerts())
                .containsExactlyInAnyOrderElementsOf(
                        FAULTS.stream().map(Fault::alert).toList());
    }

    @Test
    void theFilesAreWellFormed() throws Exception {
        Path deployed = Prometheus.ALERTS.getParent();
        assertThat(Prometheus.promtool(deployed, "check", "config", "prometheus.yml"))
                .contains("SUCCESS: " + alerts().size() + " rules found");
    }

    @Test
    void eachAlertFiresUnderItsFaultAndNoneBefore() throws Exception {
        passes(FAULTS.stream()
                .map(fault -> test(fault.series(), fault.value(), quietAndThenFires(fault)))
                .collect(Collectors.joining()));
    }

    @Test
    void aRotationThatMovesIsNotStuck() throws Exception {
        passes(test("kagiban_vault_keys_to_rewrap", "400-1", quiet(200)));
    }

    private void passes(String tests) throws Exception {
        Files.copy(Prometheus.ALERTS, folder.resolve("alerts.yml"));
        Files.writeString(folder.resolve("tests.yml"), "rule_files: [alerts.yml]\ntests:\n" + tests);
        assertThat(Prometheus.promtool(folder, "test", "rules", "tests.yml")).contains("SUCCESS");
    }

    /** @param broken the beginning of the name of the series that has another value from the 60th minute on */
    private static String test(String broken, String value, String checks) {
        String series = WELL.stream()
                .map(well -> well.name().startsWith(broken) ? well.breaking(value) : well)
                .map(each -> "      - series: '%s'\n        values: '%s'\n".formatted(each.name(), each.values()))
                .collect(Collectors.joining());
        return "  - interval: 1m\n    input_series:\n%s    promql_expr_test:\n%s".formatted(series, checks);
    }

    private static String quietAndThenFires(Fault fault) {
        return quiet(fault.quiet())
                + check(
                        "count by (alertname) (ALERTS{alertstate=\"firing\"})",
                        60 + fault.fires(),
                        "          - labels: '{alertname=\"%s\"}'\n            value: 1\n".formatted(fault.alert()));
    }

    private static String quiet(int minutes) {
        return check("ALERTS{alertstate=\"firing\"}", 60 + minutes, "");
    }

    private static String check(String query, int minute, String samples) {
        return "      - expr: '%s'\n        eval_time: %dm\n".formatted(query, minute)
                + (samples.isEmpty() ? "" : "        exp_samples:\n" + samples);
    }
}

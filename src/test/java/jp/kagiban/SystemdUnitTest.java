package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.kagiban.testing.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd accepts the unit of {@code deploy/systemd}. */
class SystemdUnitTest {

    private static final Path DEPLOYED = Path.of("deploy", "systemd");

    @TempDir
    Path folder;

    /** systemd only warns of unknown keys and values, so the exit code isn't enough. */
    private String warnings(String unit) throws Exception {
        String script = DEPLOYED.resolve("kagiban").toAbsolutePath().toString();
        Path file = Files.writeString(
                folder.resolve("kagiban.service"), unit.replace("=/usr/local/bin/kagiban", "=" + script));
        return Tool.run(folder, "systemd-analyze", "verify", "--man=no", file.toString());
    }

    @Test
    void theUnitHasNoUnknownKeyOrValue() throws Exception {
        String unit = Files.readString(DEPLOYED.resolve("kagiban.service"));
        assertThat(warnings(unit)).isEmpty();
        assertThat(warnings(unit.replace("TimeoutStopSec", "TimeoutStopSecs"))).contains("Unknown key");
    }

    @Test
    void theScriptIsWellFormed() throws Exception {
        assertThat(Tool.run(DEPLOYED, "sh", "-n", "kagiban")).isEmpty();
    }
}

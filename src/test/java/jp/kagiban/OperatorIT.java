package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import jp.kagiban.testing.PortalProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the server's own shell reach the packaged portal while it runs, and its database while it doesn't. */
class OperatorIT {

    private static final String YAMADA = "yamada@example.jp";

    @TempDir
    Path folder;

    @Test
    void theyReachAPortalThatRunsAndOneThatIsStopped() throws Exception {
        try (PortalProcess portal = start()) {
            says(0, YAMADA + " runs this portal from now on.", "add", YAMADA);
            says(1, "Nobody has signed up with the address nobody@example.jp", "add", "nobody@example.jp");
            assertThat(portal.output()).doesNotContain("A command has failed");
        }
        assertThat(door()).doesNotExist();
        says(0, YAMADA + " (since ", "list");
        says(1, "Nobody has signed up with the address nobody@example.jp", "remove", "nobody@example.jp");
        says(0, YAMADA + " runs this portal no longer.", "remove", YAMADA);
        says(0, "An invitation to open a company was written to hanako@example.jp.", "invite", "hanako@example.jp");
        try (PortalProcess _ = start()) {
            says(0, "Nobody runs this portal yet.", "list");
        }
    }

    @Test
    void loginsAreEndedByARunningPortalAndByAStoppedOne() throws Exception {
        try (PortalProcess _ = start()) {
            says(0, "0 logins of " + YAMADA + " have been ended.", "end-sessions", YAMADA);
        }
        says(0, "0 logins of " + YAMADA + " have been ended.", "end-sessions", YAMADA);
    }

    @Test
    void theDoorIsForWhoCanReadTheDataFolderAlone() throws Exception {
        try (PortalProcess _ = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door())))
                    .isEqualTo("rw-------");
            assertThat(knock("wrong")).isEqualTo(404);
            assertThat(knock(line("token"))).isEqualTo(200);
        }
    }

    @Test
    void aPortalOfAnotherVersionIsNotSpokenTo() throws Exception {
        try (PortalProcess _ = start()) {
            Files.writeString(door(), Files.readString(door()).replaceAll("version=.*", "version=0.0.1"));
            says(1, "The portal that runs is of version 0.0.1, this command is of ", "list");
        }
    }

    @Test
    void whatAKilledPortalLeftBehindMisleadsNobody() throws Exception {
        try (PortalProcess portal = start()) {
            portal.kill();
            assertThat(door()).exists();
            says(0, "Nobody runs this portal yet.", "list");
        }
    }

    @Test
    void aFolderWithoutAPortalIsRefusedAndStaysEmpty() throws Exception {
        says(1, "No portal has kept its data in " + data(), "list");
        Files.createDirectory(data());
        says(1, "No portal has kept its data in " + data(), "list");
        assertThat(data()).isEmptyDirectory();
        says(2, "Say 'operator add MAIL'", "promote", YAMADA);
    }

    private PortalProcess start() throws Exception {
        return PortalProcess.start(settings()).awaitLine("is ready");
    }

    private Map<String, String> settings() {
        return Map.of("KAGIBAN_DATA_DIR", data().toString(), "KAGIBAN_SANDBOX", "on");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path door() {
        return data().resolve("operator.door");
    }

    /** What a command answers is one line or a few, and nothing besides. */
    private void says(int code, String answer, String... words) throws Exception {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "operator";
        System.arraycopy(words, 0, arguments, 1, words.length);
        try (PortalProcess command = PortalProcess.start(Map.of("KAGIBAN_DATA_DIR", data().toString()), arguments)) {
            assertThat(command.awaitEnd()).startsWith(answer).hasLineCount(1);
            assertThat(command.exitCode()).isEqualTo(code);
        }
    }

    private String line(String name) throws Exception {
        return Files.readAllLines(door()).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private int knock(String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + line("port") + "/operator"))
                    .header("X-Kagiban-Token", token)
                    .POST(BodyPublishers.ofString("list"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}

package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kagiban.operator.TestDoor;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.vault.keys.CheapKeystore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The commands of the server's own shell reach the packaged portal while it runs, and its database while it doesn't. One
 * portal serves all tests: it runs, is ended, runs again and is killed.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {

    private static final String YAMADA = "yamada@example.jp";

    private Path folder;
    private PortalProcess portal;

    @BeforeAll
    void startAPortal(@TempDir Path place) throws Exception {
        folder = place;
        CheapKeystore.layInto(data());
        portal = start();
    }

    @AfterAll
    void endIt() throws Exception {
        portal.close();
    }

    @Test
    @Order(1)
    void theDoorIsForWhoCanReadTheDataFolderAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door())))
                .isEqualTo("rw-------");
        assertThat(TestDoor.sendAsStranger(data(), "list")).isEqualTo(404);
        assertThat(TestDoor.send(data(), "list")).isEqualTo(200);
    }

    @Test
    @Order(2)
    void theyReachAPortalThatRuns() throws Exception {
        says(0, "0 logins of " + YAMADA + " have been ended.", "end-sessions", YAMADA);
        says(0, YAMADA + " runs this portal from now on.", "add", YAMADA);
        says(1, "Nobody has signed up with the address nobody@example.jp", "add", "nobody@example.jp");
        assertThat(portal.output()).doesNotContain("A command has failed");
    }

    /** Any account of this machine can connect: who says nothing, or not all of a request, keeps nobody out. */
    @Test
    @Order(2)
    void whoeverHoldsTheDoorUpIsSentAway() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            idle.add(connect(""));
            idle.add(connect("POST /operator HTTP/1.1\r\nHost: x\r\n"));
        }
        says(0, "0 logins of " + YAMADA + " have been ended.", "end-sessions", YAMADA);
        for (Socket one : idle) {
            assertThat(isEnded(one)).isTrue();
            one.close();
        }
    }

    /** What the other end hasn't read of the beginning makes a reset of the end. */
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Socket connect(String begin) throws Exception {
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(line("port")));
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    @Order(3)
    void theyReachTheDatabaseOfOneThatIsStopped() throws Exception {
        portal.close();
        assertThat(door()).doesNotExist();
        says(0, YAMADA + " (since ", "list");
        says(0, "0 logins of " + YAMADA + " have been ended.", "end-sessions", YAMADA);
        says(1, "Nobody has signed up with the address nobody@example.jp", "remove", "nobody@example.jp");
        says(0, YAMADA + " runs this portal no longer.", "remove", YAMADA);
        says(0, "An invitation to open a company was written to hanako@example.jp.", "invite", "hanako@example.jp");
    }

    @Test
    @Order(4)
    void startedAgainItKnowsWhatWasDoneMeanwhile() throws Exception {
        portal = start();
        says(0, "Nobody runs this portal yet.", "list");
    }

    @Test
    @Order(5)
    void aPortalOfAnotherVersionIsNotSpokenTo() throws Exception {
        Files.writeString(door(), Files.readString(door()).replaceAll("version=.*", "version=0.0.1"));
        says(1, "The portal that runs is of version 0.0.1, this command is of ", "list");
    }

    @Test
    @Order(6)
    void whatAKilledPortalLeftBehindMisleadsNobody() throws Exception {
        portal.kill();
        assertThat(door()).exists();
        says(0, "Nobody runs this portal yet.", "list");
    }

    @Test
    @Order(7)
    void aFolderWithoutAPortalIsRefusedAndStaysEmpty() throws Exception {
        FileSystemUtils.deleteRecursively(data());
        says(1, "No portal has kept its data in " + data(), "list");
        Files.createDirectory(data());
        says(1, "No portal has kept its data in " + data(), "list");
        assertThat(data()).isEmptyDirectory();
        says(2, "There is no command 'operator promote " + YAMADA + "'. Say 'help'", "promote", YAMADA);
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
}

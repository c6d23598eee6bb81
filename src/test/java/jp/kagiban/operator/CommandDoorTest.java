package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** A command and the running portal believe only each other. */
@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class CommandDoorTest {

    @Autowired
    CommandDoor door;

    @Autowired
    Settings settings;

    @TempDir
    Path folder;

    @Test
    void aCommandReachesTheRunningPortal() throws IOException {
        door.open();
        try {
            assertThat(command(settings.dataDir())
                            .answer(List.of("end-sessions", "nobody@example.jp"))
                            .text())
                    .startsWith("Nobody has signed up with the address nobody@example.jp");
        } finally {
            door.destroy();
        }
    }

    @Test
    void aProofCountsForItsOwnCommandOnly() throws Exception {
        CommandDoor failing = new CommandDoor(new FailingCommands(), settings);
        failing.open();
        try {
            assertThat(TestDoor.sendInstead(settings.dataDir(), "list", "list")).isEqualTo(409);
            assertThat(TestDoor.sendInstead(settings.dataDir(), "list", "add owner@example.jp"))
                    .isEqualTo(404);
        } finally {
            failing.destroy();
        }
    }

    @Test
    void inAnOutageACommandSaysThatTheDatabaseIsSilent(CapturedOutput log) throws IOException {
        CommandDoor failing = new CommandDoor(new FailingCommands(), settings);
        failing.open();
        try {
            assertThat(command(settings.dataDir()).answer(List.of("list")))
                    .isEqualTo(Answer.refused("The database doesn't answer. Try again once it does."));
            assertThat(log.getAll()).doesNotContain("A command has failed");
        } finally {
            failing.destroy();
        }
    }

    @SuppressWarnings("NullAway")
    private static final class FailingCommands extends Commands {

        FailingCommands() {
            super(null, null, null, null, null, null);
        }

        @Override
        Answer run(List<String> words) {
            throw new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("timed out"));
        }
    }

    /** A killed portal has left its file behind. */
    @Test
    void anotherProgramAtThePortLearnsNothingAndIsNotBelieved() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer impostor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        impostor.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod());
            heard.add(exchange.getRequestHeaders().entrySet().toString());
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean knock = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(knock ? 204 : 200, -1);
            exchange.close();
        });
        impostor.start();
        try {
            new DoorFile(impostor.getAddress().getPort(), "the-token", DoorFile.ownVersion()).write(folder);
            assertThat(command(folder).answer(List.of("list")).text()).startsWith("No portal has kept its data in");
        } finally {
            impostor.stop(0);
        }
        assertThat(heard).isNotEmpty().noneMatch(one -> one.contains("the-token") || one.contains("list"));
    }

    @Test
    void aProgramThatAnswersEverMoreSlowlyHoldsNoCommand() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer dripping = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dripping.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            awaitQuietly(over);
            exchange.close();
        });
        dripping.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + dripping.getAddress().getPort()))
                    .build();
            assertThatThrownBy(() -> OperatorCommand.send(request, Duration.ofMillis(500)))
                    .isInstanceOf(HttpTimeoutException.class);
        } finally {
            over.countDown();
            dripping.stop(0);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static OperatorCommand command(Path data) {
        return new OperatorCommand(Object.class, Map.of("KAGIBAN_DATA_DIR", data.toString()));
    }
}

package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A command and the running portal believe only each other. */
@DatabaseTest
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

    private static OperatorCommand command(Path data) {
        return new OperatorCommand(Object.class, Map.of("KAGIBAN_DATA_DIR", data.toString()));
    }
}

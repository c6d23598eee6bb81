package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.kagiban.testing.Certificate;
import jp.kagiban.testing.Compose;
import jp.kagiban.testing.Haproxy;
import jp.kagiban.testing.MySqlServer;
import jp.kagiban.testing.Nginx;
import jp.kagiban.testing.PortalProcess;
import jp.kagiban.testing.Tool;
import jp.kagiban.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs the programs of {@code deploy/compose.yaml} as processes, with its settings, and kills one of the two nodes. */
@Tag("slow")
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    private static final String PASSWORD = "of-a-test";
    private static final String IN_IMAGE = "/run/secrets/";

    private final int[] ports = {Nginx.freePort(), Nginx.freePort()};
    private final PortalProcess[] nodes = new PortalProcess[2];
    private final int tls = Nginx.freePort();
    private final URI portal = URI.create("https://localhost:" + tls);

    @TempDir
    static Path folder;

    private Certificate certificate;

    @BeforeAll
    void start() throws Exception {
        certificate = Certificate.selfSigned(folder);
        makeSchema();
        startNode(0);
        startNode(1);
    }

    @AfterAll
    void end() throws Exception {
        for (PortalProcess node : nodes) {
            if (node != null) {
                node.close();
            }
        }
    }

    /** Makes schema and account as MySQL's image does, and then runs our file. */
    private static void makeSchema() throws Exception {
        try (Connection root = DriverManager.getConnection(MySqlServer.url("mysql"), "root", "");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE kagiban COLLATE utf8mb4_0900_bin");
            statement.execute("CREATE USER 'kagiban'@'%' IDENTIFIED BY '" + PASSWORD + "'");
            statement.execute("GRANT ALL ON kagiban.* TO 'kagiban'@'%'");
            for (String grant :
                    Files.readString(Path.of("deploy/mysql/grants.sql")).split(";\n")) {
                statement.execute(grant);
            }
        }
    }

    private void startNode(int node) throws Exception {
        nodes[node] = PortalProcess.start(settings(node));
        nodes[node].awaitLine("is ready: node node" + (node + 1));
    }

    private Map<String, String> settings(int node) throws Exception {
        Map<String, String> settings = new HashMap<>();
        JsonNode service = Compose.service("node" + (node + 1));
        for (Map.Entry<String, JsonNode> setting : service.path("environment").properties()) {
            settings.put(setting.getKey(), here(setting.getValue().asString()));
        }
        settings.put("HOSTNAME", service.path("hostname").asString());
        settings.put("KAGIBAN_PORT", String.valueOf(ports[node]));
        settings.put("KAGIBAN_PUBLIC_URL", portal.toString());
        settings.put("KAGIBAN_TRUSTED_PROXIES", "127.0.0.1");
        settings.put("KAGIBAN_DATA_DIR", folder.resolve("data" + node).toString());
        settings.put("KAGIBAN_VAULT_DIR", folder.resolve("vault").toString());
        settings.put("KAGIBAN_SEALS_DIR", folder.resolve("seals").toString());
        return settings;
    }

    /** Returns the setting's value outside of containers. */
    private String here(String value) throws Exception {
        if (value.startsWith(IN_IMAGE)) {
            Path secret = folder.resolve(value.substring(IN_IMAGE.length()));
            return Files.writeString(secret, PASSWORD).toString();
        }
        URI mysql = URI.create(MySqlServer.url("kagiban").substring("jdbc:".length()));
        return value.replace("//mysql/", "//" + mysql.getAuthority() + "/");
    }

    @Test
    void behindNginxAVisitorGoesOnAfterItsNodeIsKilled() throws Exception {
        try (Nginx nginx = Nginx.start(Nginx.withTls(serverOfCompose(), tls, certificate), tls)) {
            killsTheNodeOfAVisitor("kagiban_node");
            assertThat(nginx.log()).contains("\" 101 ");
        }
    }

    @Test
    void behindHaproxyAVisitorGoesOnAfterItsNodeIsKilled() throws Exception {
        try (Haproxy _ = Haproxy.start(folder, tls, certificate, ports[0], ports[1])) {
            killsTheNodeOfAVisitor("KAGIBAN_NODE");
        }
    }

    /** Runs the command of the container up to the start of nginx. */
    private String serverOfCompose() throws Exception {
        Path written = folder.resolve("kagiban.conf");
        String script = Compose.service("proxy").at("/command/2").asString().split("exec nginx")[0];
        script = Nginx.replace(
                script,
                "/etc/kagiban/nginx.conf",
                Path.of("deploy/nginx/nginx.conf").toAbsolutePath().toString());
        Tool.run(folder, "sh", "-c", Nginx.replace(script, "/etc/nginx/conf.d/kagiban.conf", written.toString()));
        String server = Files.readString(written);
        for (int node = 0; node < nodes.length; node++) {
            String address = Compose.service("node" + (node + 1))
                    .at("/networks/web/ipv4_address")
                    .asString();
            server = Nginx.replace(server, address + ":8080", "127.0.0.1:" + ports[node]);
        }
        return server;
    }

    private void killsTheNodeOfAVisitor(String cookie) throws Exception {
        CompletableFuture<Void> broken = new CompletableFuture<>();
        int node;
        try (Visitor visitor = new Visitor(portal, certificate)) {
            visitor.openPush(new BreakListener(broken));
            String named = visitor.cookie(cookie);
            node = Integer.parseInt(named.substring(named.length() - 1)) - 1;
            nodes[node].kill();
            broken.get(20, TimeUnit.SECONDS);
            for (int requests = 0; requests < 5; requests++) {
                assertThat(visitor.get("/login").statusCode()).isEqualTo(200);
            }
            assertThat(visitor.cookie(cookie)).isNotEqualTo(named);
            visitor.openPush(new BreakListener(new CompletableFuture<>()));
        }
        startNode(node);
    }

    private record BreakListener(CompletableFuture<Void> broken) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onClose(WebSocket channel, int code, String reason) {
            broken.complete(null);
            return broken;
        }

        @Override
        public void onError(WebSocket channel, Throwable error) {
            broken.complete(null);
        }
    }
}

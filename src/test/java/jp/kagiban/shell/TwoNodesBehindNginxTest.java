package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import jp.kagiban.testing.Nginx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** deploy/nginx/nginx.conf keeps a browser at the node that has its login. */
@Tag("slow")
class TwoNodesBehindNginxTest {

    private static final Pattern MARK = Pattern.compile("(?m)^( *)#2 ");

    private final int port = Nginx.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer first;
    private HttpServer second;
    private Nginx nginx;
    private String cookie = "";

    @BeforeEach
    void start() throws Exception {
        first = node(0);
        second = node(0);
        String twoNodes = MARK.matcher(Nginx.plain(portOf(first), port)).replaceAll("$1");
        nginx = Nginx.start(Nginx.replace(twoNodes, "192.0.2.2:8080", "127.0.0.1:" + portOf(second)), port);
    }

    @AfterEach
    void end() throws Exception {
        nginx.close();
        first.stop(0);
        second.stop(0);
    }

    private static HttpServer node(int port) throws IOException {
        HttpServer node = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        byte[] name = String.valueOf(portOf(node)).getBytes();
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
        });
        node.start();
        return node;
    }

    private static int portOf(HttpServer node) {
        return node.getAddress().getPort();
    }

    /** Returns the port of the node that answers this browser. */
    private int answering() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .header("Cookie", "a=b; " + cookie)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
        return Integer.parseInt(answer.body());
    }

    @Test
    void aBrowserStaysAtItsNode() throws Exception {
        int node = answering();
        for (int requests = 0; requests < 5; requests++) {
            assertThat(answering()).isEqualTo(node);
        }
    }

    @Test
    void aBrowserWhoseNodeStopsMovesAndStaysAfterItsReturn() throws Exception {
        boolean atFirst = answering() == portOf(first);
        HttpServer stopped = atFirst ? first : second;
        int other = portOf(atFirst ? second : first);
        stopped.stop(0);
        assertThat(answering()).isEqualTo(other);
        HttpServer returned = node(portOf(stopped));
        try {
            assertThat(answering()).isEqualTo(other);
        } finally {
            returned.stop(0);
        }
    }
}

package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Nginx;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal behind nginx as deploy/nginx/nginx.conf sets it up, with TLS on another port than 443. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "db-scheduler.enabled=false", "kagiban.trusted-proxies=127.0.0.1"})
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class NginxTest {

    private static final int TLS = Nginx.freePort();
    private static final String PUBLIC = "localhost:" + TLS;
    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");

    @DynamicPropertySource
    static void publicUrl(DynamicPropertyRegistry settings) {
        settings.add("kagiban.public-url", () -> "https://" + PUBLIC);
    }

    @TestConfiguration
    static class BegunTabs {

        @Bean
        BlockingQueue<UI> begunTabs() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        VaadinServiceInitListener noticed(BlockingQueue<UI> begun) {
            return service -> service.getSource().addUIInitListener(event -> begun.add(event.getUI()));
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    BlockingQueue<UI> tabs;

    @TempDir
    Path folder;

    private Nginx nginx;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = selfSigned();
        pem(
                "key",
                "PRIVATE KEY",
                keys.getKey("kagiban", "changeit".toCharArray()).getEncoded());
        pem("crt", "CERTIFICATE", keys.getCertificate("kagiban").getEncoded());
        String server = Nginx.documented(port);
        server = Nginx.replace(server, "listen 443 ssl", "listen 127.0.0.1:" + TLS + " ssl");
        server = Nginx.replace(server, "/etc/ssl/certs/kagiban.example.jp.pem", folder + "/crt");
        server = Nginx.replace(server, "/etc/ssl/private/kagiban.example.jp.key", folder + "/key");
        nginx = Nginx.start(server, TLS);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        client = HttpClient.newBuilder().sslContext(tls).build();
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        nginx.close();
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder((tool + " -genkeypair -alias kagiban -keyalg EC -dname CN=localhost -ext SAN=dns:localhost"
                                + " -storetype PKCS12 -storepass changeit -keystore " + file)
                        .split(" "))
                .start()
                .waitFor();
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private void pem(String name, String kind, byte[] content) throws Exception {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://" + PUBLIC + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void pushComesByWebSocket() throws Exception {
        HttpResponse<String> page = get("/?v-r=init&location=login&query=");
        String id = PUSH_ID.matcher(page.body())
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElseThrow();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket channel = client.newWebSocketBuilder()
                .header(
                        "Cookie",
                        page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""))
                .header("Origin", "https://" + PUBLIC)
                .buildAsync(
                        URI.create("wss://" + PUBLIC + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + id
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1-javascript"
                                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"),
                        new Ear(heard))
                .get(10, TimeUnit.SECONDS);
        UI tab = tabs.take();
        tab.access(() -> tab.getPage().setTitle("pushed through nginx"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("pushed through nginx");
        channel.abort();
    }

    private record Ear(BlockingQueue<String> heard) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket channel, CharSequence text, boolean last) {
            heard.add(text.toString());
            channel.request(1);
            return null;
        }
    }

    @Test
    void redirectsKeepThePublicPort() throws Exception {
        assertThat(get("/shops").headers().firstValue("Location")).hasValue("https://" + PUBLIC + "/login");
    }
}

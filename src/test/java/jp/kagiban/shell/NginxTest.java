package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.kagiban.kit.PageChannel;
import jp.kagiban.testing.Certificate;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Nginx;
import jp.kagiban.testing.TestClock;
import jp.kagiban.testing.Visitor;
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
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        Certificate certificate = Certificate.selfSigned(folder);
        nginx = Nginx.start(Nginx.withTls(Nginx.documented(port), TLS, certificate), TLS);
        visitor = new Visitor(URI.create("https://" + PUBLIC), certificate);
    }

    @AfterEach
    void end() throws Exception {
        visitor.close();
        nginx.close();
    }

    @Test
    void pushComesByWebSocket() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket channel = visitor.openPush(new Ear(heard));
        UI tab = tabs.take();
        assertThat(tab.getInternals().getPushConnection()).isInstanceOf(PageChannel.class);
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
        assertThat(visitor.get("/shops").headers().firstValue("Location")).hasValue("https://" + PUBLIC + "/login");
    }
}

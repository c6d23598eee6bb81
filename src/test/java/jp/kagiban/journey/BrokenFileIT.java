package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.kagiban.order.OrderFakes;
import jp.kagiban.order.Shopkeeper;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.DatabaseLine;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OverALine;
import jp.kagiban.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A file that breaks off on its way is no whole one, to Chromium and to whoever reads what is sent. The portal runs in this
 * process: only here something can happen at the very moment in which the first part of a file has gone out.
 */
@Tag("slow")
@Tag("fault")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=false",
            "kagiban.rms.base-url=http://127.0.0.1:9"
        })
@Import({TestPortal.class, OrderFakes.class, Midway.class})
@ContextConfiguration(initializers = OverALine.class)
class BrokenFileIT {

    /** How HTTP/1.1 tells that all was sent. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @LocalServerPort
    int port;

    @Autowired
    Midway midway;

    @Autowired
    Merchants merchants;

    @Autowired
    Shopkeeper keeper;

    @Autowired
    Tenancies tenancies;

    @Autowired
    DatabaseLine line;

    @Autowired
    DatabaseWatch watch;

    @Autowired
    DataSource database;

    private Chromium chromium;
    private Person reader;
    private TenantId tenant;

    @BeforeEach
    void logIn() {
        Merchants.Merchant owner = merchants.open("山田商店");
        tenant = owner.tenant();
        PortalActs.run(() -> {
            keeper.as(tenant).open().shelf().fill(120, keeper.now(), 700);
            keeper.fetch();
        });
        chromium = new Chromium();
        reader = new Person(chromium.newPerson(), "http://127.0.0.1:" + port);
        reader.open("/", "ログイン").logIn(owner.email(), Merchants.PASSWORD);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    private void openExport(String path, String heading) {
        reader.open(path, heading).press("CSV出力").waitsFor(AriaRole.LINK, "ダウンロード");
    }

    private static void fault() {
        throw new IllegalStateException("midway");
    }

    private void suspension() {
        Thread operator = Thread.ofPlatform()
                .start(() -> PortalActs.run(() -> tenancies.suspend(tenant, MemberId.next(), "調査のため")));
        try {
            operator.join();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void mend() throws Exception {
        line.mend();
        database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        watch.look();
    }

    /** Whether Chromium says that it has the whole file, if this happens midway. */
    private boolean isWholeInChromium(Midway.Deed deed) {
        midway.then(deed);
        return reader.page()
                        .waitForDownload(
                                () -> reader.find(AriaRole.LINK, "ダウンロード").click())
                        .failure()
                == null;
    }

    /** All that the portal sends, until the file's end or that of the connection. */
    private String sent(Midway.Deed deed) throws IOException {
        midway.then(deed);
        String cookies = reader.page().context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        String address = reader.find(AriaRole.LINK, "ダウンロード")
                .evaluate("link => link.href")
                .toString();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                            .formatted(URI.create(address).getRawPath(), port, cookies)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"/orders, 受注一覧", "/audit, 操作履歴"})
    void chromiumCallsAFileThatBreaksOffFailed(String path, String heading) throws Exception {
        openExport(path, heading);
        assertThat(isWholeInChromium(() -> {})).isTrue();
        assertThat(isWholeInChromium(BrokenFileIT::fault)).isFalse();
        assertThat(isWholeInChromium(line::drop)).isFalse();
        mend();
        assertThat(isWholeInChromium(this::suspension)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/orders, 受注一覧", "/audit, 操作履歴"})
    void ofAFileThatBreaksOffTheLastChunkIsMissing(String path, String heading) throws Exception {
        openExport(path, heading);
        assertThat(sent(() -> {})).contains("Transfer-Encoding: chunked").endsWith(LAST_CHUNK);
        assertThat(sent(BrokenFileIT::fault)).contains("csv").doesNotContain(LAST_CHUNK);
        assertThat(sent(line::drop)).contains("csv").doesNotContain(LAST_CHUNK);
        mend();
        assertThat(sent(this::suspension)).contains("csv").doesNotContain(LAST_CHUNK);
    }
}

package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.shell.PortalOverHttp;
import jp.kagiban.shell.Visitor;
import jp.kagiban.testing.Merchants;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** Sessions before and after the login, in the server that the portal has. */
@PortalOverHttp
class AnonymousSessionFilterTest {

    private static final String BEGIN = "/?v-r=init&location=login&query=";
    private static final String MESSAGE = "/?v-r=uidl&v-uiId=0";
    private static final String BEAT = "/?v-r=heartbeat&v-uiId=0";

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @Autowired
    ServletWebServerApplicationContext context;

    @Autowired
    MemberSessions sessions;

    private String session = "";
    private Merchants.Merchant merchant;

    private int ask(String method, String address, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .header(
                        "Content-Type",
                        address.equals("/login") ? "application/x-www-form-urlencoded" : "application/json")
                .header("Cookie", "JSESSIONID=" + session)
                .method(method, body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            answer.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("JSESSIONID="))
                    .forEach(cookie -> session = cookie.replaceFirst(";.*", "").substring("JSESSIONID=".length()));
            return answer.statusCode();
        }
    }

    private int begin() throws Exception {
        return ask("GET", BEGIN, BodyPublishers.noBody());
    }

    private int beat() throws Exception {
        return ask("POST", BEAT, BodyPublishers.noBody());
    }

    /** A message with a wrong token leaves its page as it is. */
    private void say() throws Exception {
        String message = "{\"csrfToken\":\"%s\",\"syncId\":0,\"clientId\":0,\"rpc\":[]}";
        int rest = PageRequests.LONGEST_OF_A_STRANGER - message.length() + 2;
        ask("POST", MESSAGE, BodyPublishers.ofString(message.formatted("x".repeat(rest))));
    }

    private void logIn() throws Exception {
        merchant = merchants.open("山田商店");
        ask(
                "POST",
                "/login",
                BodyPublishers.ofString("username=" + merchant.email() + "&password="
                        + URLEncoder.encode(Merchants.PASSWORD, StandardCharsets.UTF_8)));
    }

    private HttpSession found() throws Exception {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        Context root = (Context) server.getTomcat().getHost().findChildren()[0];
        Manager sessions = root.getManager();
        return sessions.findSession(session).getSession();
    }

    @Test
    void itLastsForThirtyIdleMinutesAndALoginForEightHours() throws Exception {
        begin();
        assertThat(found().getMaxInactiveInterval()).isEqualTo(30 * 60);
        logIn();
        assertThat(found().getMaxInactiveInterval()).isEqualTo(8 * 60 * 60);
    }

    @Test
    void aPageThatHasNoMenuEndsWithItsLoginToo() throws Exception {
        logIn();
        begin();
        HttpSession open = found();
        sessions.endAll(merchant.owner());
        await().untilAsserted(() -> assertThatIllegalStateException().isThrownBy(open::getCreationTime));
    }

    @Test
    void anOpenPageKeepsIt() throws Exception {
        begin();
        VaadinSession vaadin = Collections.list(found().getAttributeNames()).stream()
                .map(name -> attribute(name))
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast)
                .findFirst()
                .orElseThrow();
        vaadin.accessSynchronously(() -> vaadin.setLastRequestTimestamp(0));
        assertThat(beat()).isEqualTo(HttpServletResponse.SC_OK);
        assertThat(beat()).isEqualTo(HttpServletResponse.SC_OK);
    }

    private Object attribute(String name) {
        try {
            return found().getAttribute(name);
        } catch (Exception gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void ofMoreThanFivePagesTheFirstGoes() throws Exception {
        for (int page = 0; page < 5; page++) {
            begin();
        }
        assertThat(beat()).isEqualTo(200);
        begin();
        assertThat(beat()).isNotEqualTo(200);
    }

    @Test
    void whoAnnouncesMoreThanCanBeCountedBeginsAnew() throws Exception {
        begin();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String head = "POST /x HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: JSESSIONID=" + session
                    + "\r\nContent-Type: text/plain\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        assertThat(beat()).isNotEqualTo(HttpServletResponse.SC_OK);
    }

    /** Headers and parameters of a request take much more memory than their length. */
    @Test
    void ofAPageThatIsWantedOnlyTheAddressIsKept() throws Exception {
        ask("GET", "/shops?a&b=1", BodyPublishers.noBody());
        assertThat(attribute("SPRING_SECURITY_SAVED_REQUEST"))
                .isInstanceOfSatisfying(
                        SimpleSavedRequest.class,
                        wanted -> assertThat(wanted.getRedirectUrl()).endsWith("/shops?a&b=1&continue"));
    }

    /** Flow keeps the last answer to each page. */
    @Test
    void whoIsAnsweredMoreThanAnyPageNeedsBeginsAnew() {
        Function<List<String>, String> page = new Visitor("http://127.0.0.1:" + port).tab("login");
        List<String> answers = IntStream.range(0, 200)
                .mapToObj(i -> page.apply(List.of(i % 2 == 0 ? "signup" : "login")))
                .toList();
        assertThat(answers.subList(0, 20)).allMatch(answer -> answer.contains("serverConnected"));
        assertThat(answers.getLast()).doesNotContain("serverConnected");
    }

    @Test
    void whoSaysMoreThanAnyPageHasToBeginsAnew() throws Exception {
        begin();
        for (int message = 0; message < 62; message++) {
            say();
        }
        assertThat(beat()).isEqualTo(HttpServletResponse.SC_OK);
        say();
        say();
        assertThat(beat()).isNotEqualTo(HttpServletResponse.SC_OK);
    }
}

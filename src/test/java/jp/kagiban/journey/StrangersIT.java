package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A portal with a heap of 384 MB, and people who never log in but fill the fields of the sign-up as full as they may. */
@Tag("fault")
@Tag("seldom")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {

    private static final int STRANGERS = 2_000;
    private static final String LONG = "x".repeat(60_000);
    private static final Pattern FIELD = Pattern.compile(
            "\\{\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",\"feat\":\\d+,\"value\":\"vaadin-(text|password)-field\"");
    private static final Pattern TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    private static final String SIGN_UP = """
            {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"signup","query":"",\
            "appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("strangers", Map.of("JAVA_TOOL_OPTIONS", "-Xmx384m"));
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        http.close();
    }

    private HttpResponse<String> ask(String path, String session, String method, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(portal.address() + path))
                        .header("Cookie", session)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private void comesAndTypes() {
        try {
            HttpResponse<String> page = ask("/?v-r=init&location=signup&query=", "", "GET", "");
            String session =
                    page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            String token = first(TOKEN, page.body());
            HttpResponse<String> view = ask("/?v-r=uidl&v-uiId=0", session, "POST", SIGN_UP.formatted(token));
            List<String> fields = FIELD.matcher(view.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(fields).isNotEmpty();
            for (int message = 0; message < fields.size(); message++) {
                ask("/?v-r=uidl&v-uiId=0", session, "POST", typed(token, message + 1, fields.get(message)));
            }
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElseThrow();
    }

    private static String typed(String token, int message, String node) {
        return """
                {"csrfToken":"%s","rpc":[{"type":"mSync","node":%s,"feature":1,"property":"value","value":"%s"}],\
                "syncId":%d,"clientId":%d}""".formatted(token, node, LONG, message, message);
    }

    @Test
    void theLoginPageOfAVisitorWorksThroughout() throws Exception {
        Person early = visitor();
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, STRANGERS).forEach(_ -> crowd.submit(this::comesAndTypes));
            visitor().press("ログイン").sees("お知らせ");
        }
        early.press("ログイン").sees("お知らせ");
        assertThat(portal.output()).doesNotContain("OutOfMemoryError");
    }

    private Person visitor() {
        return new Person(chromium.newPerson(), portal.address())
                .open("/login", "ログイン")
                .fill("メールアドレス", "yamada@example.jp")
                .fill("パスワード", Portal.DEMO_PASSWORD);
    }
}

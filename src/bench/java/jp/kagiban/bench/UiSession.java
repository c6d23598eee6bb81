package jp.kagiban.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One browser tab as the server sees it. It sends what Flow's client 25.2 sends in Chromium, keeps the push socket
 * open, and draws nothing. As in the browser, components that were drawn report their state in a second message.
 */
final class UiSession {

    /** The page name of these second messages. */
    static final String REPORT = "report";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String WINDOW =
            "&v-sh=800&v-sw=1280&v-wh=800&v-ww=1280&v-bh=800&v-bw=1280&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC";
    private static final String SOCKET =
            "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport="
                    + "websocket&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
    private static final Map<String, List<String>> REPORTS = Map.of(
            "vaadin-checkbox", List.of("checked-changed", "indeterminate-changed"),
            "vaadin-date-picker", List.of("value-changed"),
            "vaadin-details", List.of("opened-changed"),
            "vaadin-select", List.of("opened-changed", "value-changed"));
    private static final Pattern COMPONENT = Pattern.compile(
            "\\{\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",\"feat\":0,\"value\":\"(vaadin-[a-z-]+)\"");
    private static final Pattern GRID_UPDATE =
            Pattern.compile("\\{\"@v-node\":(\\d+)},(\\d+),\"return \\$0\\.\\$connector\\.confirm\\(\\$1\\)\"");
    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");

    /**
     * A page to open.
     *
     * @param row occurs in the answer once for each row
     * @param rows the least number of rows that the page must have
     */
    record Page(String name, String path, Pattern row, int rows) {}

    /**
     * One answer.
     *
     * @param millis until its last byte was read
     * @param size in bytes, unpacked
     * @param sent in bytes, compressed
     */
    record Answer(String page, double millis, int size, int sent) {}

    private final HttpClient http;
    private final String server;
    private final String client;
    private final Map<String, String> cookies = new TreeMap<>();
    private final AtomicInteger syncId = new AtomicInteger();
    private final List<Answer> answers = new ArrayList<>();
    private String token = "";
    private String ui = "";
    private int clientId;
    private @Nullable WebSocket push;

    /** @param client the address by which the server counts logins */
    UiSession(HttpClient http, String server, String client) {
        this.http = http;
        this.server = server;
        this.client = client;
    }

    /** @param form the fields of the login form, encoded */
    void logIn(String form) throws Exception {
        HttpRequest login = to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        String next = send(login, 302).headers().firstValue("Location").orElse("");
        if (!next.replace(server, "").equals("/")) {
            throw new IllegalStateException("The login leads to '" + next + "'");
        }
    }

    void open(Page home) throws Exception {
        send(to("/").header("Accept", "text/html").build(), 200);
        String start = text(send(
                to("/?v-r=init&location=&query=" + WINDOW + "&v-wn=v-" + hashCode())
                        .build(),
                200));
        token = part(start, "\"Vaadin-Security-Key\":\"([^\"]+)\"");
        ui = part(start, "\"v-uiId\":(\\d+)");
        String address = server.replaceFirst("http", "ws") + "/VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                + part(start, "\"Vaadin-Push-ID\":\"([^\"]+)\"") + SOCKET;
        push = http.newWebSocketBuilder()
                .header("Cookie", cookies())
                .buildAsync(URI.create(address), new Push())
                .join();
        press(home);
    }

    /** Navigates as a link does, and checks that the answer draws the page. */
    void press(Page page) throws Exception {
        String drawn = message(page.name(), """
                "rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"","appShellTitle":"",\
                "historyState":{"idx":0},"trigger":"client"}}]""".formatted(page.path()));
        long rows = page.row().matcher(drawn).results().count();
        if (rows < page.rows() || !drawn.contains("serverConnected")) {
            throw new IllegalStateException(
                    "'%s' of %s has %d of %d rows: %.400s".formatted(page.name(), server, rows, page.rows(), drawn));
        }
        if (push == null || push.isInputClosed()) {
            throw new IllegalStateException("The push socket to " + server + " is closed");
        }
        List<String> reports = reports(drawn);
        if (!reports.isEmpty()) {
            message(REPORT, "\"rpc\":[" + String.join(",", reports) + "]");
        }
    }

    private static List<String> reports(String drawn) {
        List<String> reports = new ArrayList<>();
        COMPONENT.matcher(drawn).results().forEach(component -> {
            for (String event : REPORTS.getOrDefault(component.group(2), List.of())) {
                reports.add("""
                        {"type":"event","node":%s,"event":"%s","data":{}}""".formatted(component.group(1), event));
            }
        });
        GRID_UPDATE.matcher(drawn).results().forEach(grid -> reports.add("""
                {"type":"publishedEventHandler","node":%1$s,"templateEventMethodName":"confirmUpdate",\
                "templateEventMethodArgs":[%2$s],"promise":%2$s}""".formatted(grid.group(1), grid.group(2))));
        return reports;
    }

    private String message(String page, String content) throws Exception {
        HttpRequest request = to("/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString("{\"csrfToken\":\"%s\",%s,\"syncId\":%d,\"clientId\":%d}"
                        .formatted(token, content, syncId.get(), clientId++)))
                .build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = send(request, 200);
        double millis = (System.nanoTime() - begun) / 1e6;
        String text = text(response);
        if (text.contains("\"appError\"")) {
            throw new IllegalStateException("'" + page + "' of " + server + " answers " + text);
        }
        sync(text);
        answers.add(new Answer(page, millis, text.getBytes().length, response.body().length));
        return text;
    }

    private void sync(CharSequence text) {
        SYNC.matcher(text).results().forEach(id -> syncId.accumulateAndGet(Integer.parseInt(id.group(1)), Math::max));
    }

    /** The answers since the last call. */
    List<Answer> takeAnswers() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }

    /** Sends the beacon of a closed tab; the server ends its page and its socket. */
    void closeTab() throws Exception {
        message(REPORT, "\"UNLOAD\":true,\"rpc\":[]");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TIMEOUT)
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "ja")
                .header("X-Forwarded-For", client)
                .header("Cookie", cookies());
    }

    private String cookies() {
        return cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private HttpResponse<byte[]> send(HttpRequest request, int status) throws Exception {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            cookies.put(cookie.split("=")[0], cookie.replaceFirst("[^=]*=([^;]*).*", "$1"));
        }
        if (response.statusCode() != status) {
            throw new IOException(request.uri() + " answers " + response.statusCode() + " instead of " + status);
        }
        return response;
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        if (response.headers().firstValue("Content-Encoding").isPresent()) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new String(body);
    }

    private static String part(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private final class Push implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            sync(text);
            return WebSocket.Listener.super.onText(socket, text, last);
        }
    }
}

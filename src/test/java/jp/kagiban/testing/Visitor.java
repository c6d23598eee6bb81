package jp.kagiban.testing;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps cookies, and opens pages and their push channels. */
public final class Visitor implements AutoCloseable {

    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":(\\d+)");

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    public Visitor(URI portal, Certificate certificate) throws Exception {
        this.portal = portal;
        this.client = HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .cookieHandler(cookies)
                .build();
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(portal.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a page and its push channel. Throws if no WebSocket opens. */
    public WebSocket openPush(WebSocket.Listener listener) throws Exception {
        String page = get("/?v-r=init&location=login&query=").body();
        String channel = "/VAADIN/push?v-r=push&v-uiId=" + first(UI_ID, page) + "&v-pushId=" + first(PUSH_ID, page)
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1-javascript"
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true";
        return client.newWebSocketBuilder()
                .header("Origin", portal.toString())
                .buildAsync(URI.create("wss://" + portal.getAuthority() + channel), listener)
                .get(10, TimeUnit.SECONDS);
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElseThrow(() -> new IllegalStateException("No " + pattern + " in " + text));
    }

    /** Returns a cookie's value. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

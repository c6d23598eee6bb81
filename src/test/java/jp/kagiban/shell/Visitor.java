package jp.kagiban.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A browser that speaks HTTP alone, to a portal in this process: it sees what each answer says, and what it has cost. */
public final class Visitor {

    /** What differs between two answers to the same question. */
    private static final Pattern PASSING = Pattern.compile("\"(v-uiId|Vaadin-Security-Key|Vaadin-Push-ID|appId)\":"
            + "(\"[^\"]*\"|[0-9]+)|\"timings\":\\[[^]]*]|nonce=\"[^\"]*\"|name=\"_csrf\" content=\"[^\"]*\""
            + "|[0-9a-f]{8}-[0-9a-f-]{27}|\"constants\":\\{.*?},(?=\"changes\")");

    /** What the portal asks every two seconds by itself, to see whether the vault opens. */
    private static final String WATCHED = "vault_canary";

    /** The threads on which the vault counts openings and nodes, whoever visits. */
    private static final String TIMERS = "vault-";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String portal;
    private final String[] headers;

    /** @param headers of each request, names and values in turn */
    public Visitor(String portal, String... headers) {
        this.portal = portal;
        this.headers = headers;
    }

    /**
     * Statuses, headers and texts of a page, of its start and of the view that it asks for; and what the database was
     * asked.
     */
    record Answer(List<Integer> status, List<Map<String, List<String>>> headers, String body, List<String> asked) {}

    public HttpResponse<String> logIn(String email, String password) {
        String form = "username=" + encoded(email) + "&password=" + encoded(password);
        return send(to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> get(String address) {
        return send(to(address).header("Accept", "text/html,*/*").build());
    }

    /** The first message of a page that is open, to be sent as often as one likes. */
    Supplier<HttpResponse<String>> message(String path) {
        send(page(path));
        HttpRequest message = navigation(
                path,
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body());
        return () -> send(message);
    }

    /** Status and headers of one address. */
    String look(String path) {
        HttpResponse<String> answer = send(page(path));
        return answer.statusCode() + lasting(answer).toString();
    }

    /** @param id in the path; what the answer says of it counts as the same for each */
    Answer open(String path, String id) {
        Logger jdbc = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (!Thread.currentThread().getName().startsWith(TIMERS)) {
                    super.append(event);
                }
            }
        };
        heard.start();
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        jdbc.addAppender(heard);
        try {
            List<HttpResponse<String>> answers = answers(path);
            String body =
                    String.join("\n", answers.stream().map(HttpResponse::body).toList());
            return new Answer(
                    answers.stream().map(HttpResponse::statusCode).toList(),
                    answers.stream().map(Visitor::lasting).toList(),
                    PASSING.matcher(body.replace(id, "ID")).replaceAll("PASSING"),
                    List.copyOf(heard.list).stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .filter(line -> line.contains("[") && !line.contains(WATCHED))
                            .toList());
        } finally {
            jdbc.detachAppender(heard);
            jdbc.setLevel(null);
            jdbc.setAdditive(true);
        }
    }

    private List<HttpResponse<String>> answers(String path) {
        HttpResponse<String> page = send(page(path));
        HttpResponse<String> start = send(page("?v-r=init&location=" + encoded(path) + "&query="));
        return List.of(page, start, send(navigation(path, start.body())));
    }

    /** The answer to a message that asks for this view so many times. */
    public String ask(String path, int times) {
        return tab(path).apply(Collections.nCopies(times, path));
    }

    /** A page that is open. Each call sends a message that asks for these views, and returns its answer. */
    public Function<List<String>, String> tab(String path) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        AtomicInteger number = new AtomicInteger();
        return views -> send(navigation(views, start, number.getAndIncrement())).body();
    }

    /** A page that is open. Each call sends a message with these calls, as JSON, and returns its answer. */
    public UnaryOperator<String> messages(String path) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        AtomicInteger number = new AtomicInteger();
        return calls -> send(message(calls, start, number.getAndIncrement())).body();
    }

    /** The last answer, after a message with these calls was sent twice and another one followed. */
    public String again(String path, String calls) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        send(message(calls, start, 0));
        send(message(calls, start, 0));
        return send(message(calls, start, 1)).body();
    }

    /** The last answer, after a request for all data and another message. */
    public String afterLoss(String path, String calls) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        send(message(calls, start, 0));
        send(message("],\"resynchronize\":true,\"none\":[", start, 1));
        return send(message(calls, start, 2)).body();
    }

    /** The answer to a message of a page with these calls, as JSON. */
    public String call(String path, String calls) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        return send(message(calls, start, 0)).body();
    }

    /** The answer to a message that fills the first field of a view with this value, as JSON. */
    public String fill(String path, String value) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        String view = send(navigation(List.of(path), start, 0)).body();
        String field = part(view, "\"node\":([0-9]+),\"type\":\"put\",\"key\":\"label\"");
        return send(message("""
                        {"type":"mSync","node":%s,"feature":1,"property":"value","value":%s}""".formatted(field, value), start, 1)).body();
    }

    /** The answer to a message that presses each button of a view so many times. */
    public String press(String path, int times) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        String view = send(navigation(List.of(path), start, 0)).body();
        String presses = Pattern.compile("\"node\":([0-9]+),\"type\":\"put\",\"key\":\"tag\",[^}]*\"vaadin-button\"")
                .matcher(view)
                .results()
                .map(button -> """
                        {"type":"event","node":%s,"event":"click","data":{}}""".formatted(button.group(1)))
                .flatMap(press -> Collections.nCopies(times, press).stream())
                .collect(Collectors.joining(","));
        return send(message(presses, start, 1)).body();
    }

    /** What a message for this view gets that bears another page's token. */
    String forge(String path) {
        String start =
                send(page("?v-r=init&location=" + encoded(path) + "&query=")).body();
        return send(navigation(
                        path, start.replaceAll("\"Vaadin-Security-Key\":\"[^\"]+", "\"Vaadin-Security-Key\":\"forged")))
                .body();
    }

    private HttpRequest page(String path) {
        return to("/" + path).header("Accept", "text/html").build();
    }

    /** What Flow's client sends for the first view. */
    private HttpRequest navigation(String path, String start) {
        return navigation(List.of(path), start, 0);
    }

    private HttpRequest navigation(List<String> paths, String start, int number) {
        String calls = paths.stream().map(path -> """
                        {"type":"event","node":1,"event":"ui-navigate","data":\
                        {"route":"%s","query":"","appShellTitle":"","historyState":null,"trigger":""}}""".formatted(path)).collect(Collectors.joining(","));
        return message(calls, start, number);
    }

    private HttpRequest message(String calls, String start, int number) {
        String message = """
                {"csrfToken":"%s","syncId":0,"clientId":%d,"rpc":[%s]}""".formatted(part(start, "\"Vaadin-Security-Key\":\"([^\"]+)\""), number, calls);
        return to("/?v-r=uidl&v-uiId=" + part(start, "\"v-uiId\":([0-9]+)"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
    }

    private static String part(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private HttpRequest.Builder to(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + address));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // Of the connection: it ends after a hundred requests, whatever they asked for.
        List.of("date", "content-length", "content-security-policy", "connection")
                .forEach(headers::remove);
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

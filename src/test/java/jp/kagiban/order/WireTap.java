package jp.kagiban.order;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.util.ContentCachingRequestWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands before the fake RMS, remembers what comes, and does at a call what a test wants done then. */
final class WireTap implements Filter {

    /**
     * A call of the portal.
     *
     * @param path its last part, such as {@code getOrder}
     * @param body empty for a GET
     */
    record Call(String path, JsonNode body, Instant at) {}

    private static final int LONGEST_BODY = 1 << 20;

    private final Clock clock;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> deeds = new ConcurrentHashMap<>();

    WireTap(Clock clock) {
        this.clock = clock;
    }

    void forget() {
        calls.clear();
        begun.clear();
        deeds.clear();
    }

    /** Of all kinds, in the order in which they were answered. */
    List<Call> calls() {
        return calls;
    }

    List<JsonNode> bodies(String path) {
        return calls.stream()
                .filter(call -> call.path().equals(path))
                .map(Call::body)
                .toList();
    }

    /** Does this just before the n-th call (from 1 on) of this kind is answered. */
    void before(int nth, String path, Runnable deed) {
        deeds.put(nth + path, deed);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(((HttpServletRequest) request).getRequestURI());
        Instant now = clock.instant();
        begun.add(path);
        long nth = begun.stream().filter(path::equals).count();
        deeds.getOrDefault(nth + path, () -> {}).run();
        ContentCachingRequestWrapper kept =
                new ContentCachingRequestWrapper((HttpServletRequest) request, LONGEST_BODY);
        try {
            chain.doFilter(kept, response);
        } finally {
            calls.add(new Call(path, json(kept.getContentAsByteArray()), now));
        }
    }

    private static String path(String uri) {
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode json(byte[] body) {
        return body.length == 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(body);
    }
}

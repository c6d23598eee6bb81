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
import java.util.stream.Stream;
import org.springframework.web.util.ContentCachingRequestWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands before the fake RMS, remembers what comes, and does at a call what a test wants done then. */
final class WireTap implements Filter {

    /**
     * A call of the portal.
     *
     * @param path its last part, such as {@code getOrder}
     */
    record Call(String path, ContentCachingRequestWrapper request, Instant at) {

        /** Whole when it was answered; empty for a GET. */
        JsonNode body() {
            byte[] read = request.getContentAsByteArray();
            return read.length == 0
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(read);
        }
    }

    private static final int LONGEST_BODY = 1 << 20;

    private final Clock clock;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> deeds = new ConcurrentHashMap<>();

    WireTap(Clock clock) {
        this.clock = clock;
    }

    void forget() {
        calls.clear();
        deeds.clear();
    }

    /** Of all kinds, in the order in which they came. */
    List<Call> calls() {
        return calls;
    }

    private Stream<JsonNode> bodies(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).map(Call::body);
    }

    /** The orders that were asked for in detail, in the order of asking; not the one that a diagnosis makes up. */
    List<String> asked() {
        return bodies("getOrder")
                .flatMap(body -> body.path("orderNumberList").valueStream())
                .map(JsonNode::asString)
                .filter(number -> !number.startsWith("000000"))
                .toList();
    }

    /** Which pages were searched by the intake, which alone asks for whole ones. */
    List<Integer> pages() {
        return bodies("searchOrder")
                .map(body -> body.path("PaginationRequestModel"))
                .filter(page -> page.path("requestRecordsAmount").asInt() == 1000)
                .map(page -> page.path("requestPage").asInt())
                .toList();
    }

    /** The searches for states: which states each named. */
    List<JsonNode> statesSearched() {
        return bodies("searchOrder")
                .map(body -> body.path("orderProgressList"))
                .filter(states -> !states.isEmpty())
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
        ContentCachingRequestWrapper kept =
                new ContentCachingRequestWrapper((HttpServletRequest) request, LONGEST_BODY);
        calls.add(new Call(path, kept, clock.instant()));
        long nth = calls.stream().filter(call -> call.path().equals(path)).count();
        deeds.getOrDefault(nth + path, () -> {}).run();
        chain.doFilter(kept, response);
    }

    private static String path(String uri) {
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package jp.kagiban.shell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs browsers' reports of breaches of the {@link ContentSecurityPolicy}, one line each. Anybody can send such a
 * report, so little of it is logged: an address's host, and the first part of the page's path. The rest may be a
 * one-time link. Logs at most ten lines a minute for all senders together.
 */
class BreachReports extends OncePerRequestFilter {

    /** Browsers post the reports to this path. */
    static final String PATH = "/policy-report";

    private static final Logger LOG = LoggerFactory.getLogger(BreachReports.class);
    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_BREACHES = 10;

    /** Maximum number of logged reports, for all senders together. */
    static final int MOST_LINES_A_MINUTE = 10;

    private static final Pattern WORD = Pattern.compile("[a-z-]{1,40}");
    private static final Pattern PLACE = Pattern.compile("[a-z0-9+.-]{1,20}://[A-Za-z0-9.:\\[\\]-]{1,100}");
    private static final String UNKNOWN = "?";

    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private Instant minute = Instant.EPOCH;
    private int lines;

    BreachReports(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || !PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            response.setStatus(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > MAX_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            byte[] body = request.getInputStream().readNBytes(MAX_BYTES);
            response.setStatus(read(body) ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean read(byte[] body) {
        try {
            List<JsonNode> breaches = breaches(json.readTree(body));
            breaches.forEach(this::logWithinLimit);
            return !breaches.isEmpty();
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    /**
     * Returns the breaches in a report. The older format has one breach, the newer format a list of reports of several
     * kinds.
     */
    private static List<JsonNode> breaches(JsonNode report) {
        Stream<JsonNode> found = report.isArray()
                ? report.valueStream()
                        .filter(item -> text(item, "type")
                                .filter("csp-violation"::equals)
                                .isPresent())
                        .map(item -> item.path("body"))
                : Stream.of(report.path("csp-report"));
        return found.filter(JsonNode::isObject).limit(MAX_BREACHES).toList();
    }

    private synchronized void logWithinLimit(JsonNode breach) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            if (lines > MOST_LINES_A_MINUTE) {
                LOG.warn(
                        "{} further breaches of the content policy, reported in the minute from {}, weren't logged",
                        lines - MOST_LINES_A_MINUTE,
                        minute);
            }
            minute = now;
            lines = 0;
        }
        lines++;
        if (lines <= MOST_LINES_A_MINUTE) {
            log(breach);
        }
    }

    private static void log(JsonNode breach) {
        LOG.warn(
                "A browser reports a breach of the content policy: {} kept {} out of /{}. An extension of the browser is the usual"
                        + " cause; if many browsers report it, tell the maintainers",
                text(breach, "effectiveDirective", "effective-directive", "violated-directive")
                        .filter(word -> WORD.matcher(word).matches())
                        .orElse(UNKNOWN),
                text(breach, "blockedURL", "blocked-uri")
                        .map(BreachReports::place)
                        .orElse(UNKNOWN),
                text(breach, "documentURL", "document-uri")
                        .map(BreachReports::page)
                        .orElse(UNKNOWN));
    }

    private static Optional<String> text(JsonNode node, String... names) {
        return Stream.of(names)
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst();
    }

    private static String place(String blocked) {
        if (WORD.matcher(blocked).matches()) {
            return blocked;
        }
        String place = uri(blocked)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .orElse(UNKNOWN);
        return PLACE.matcher(place).matches() ? place : UNKNOWN;
    }

    private static String page(String address) {
        @Nullable String path = uri(address).map(URI::getRawPath).orElse(null);
        String first = path == null ? UNKNOWN : path.replaceFirst("^/", "").replaceFirst("/.*", "");
        return first.isEmpty() || WORD.matcher(first).matches() ? first : UNKNOWN;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}

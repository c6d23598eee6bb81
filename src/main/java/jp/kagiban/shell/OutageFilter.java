package jp.kagiban.shell;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shell.limit.PageRequests;
import jp.kagiban.shell.security.PlainPage;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.storage.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with an outage page while the database can't be reached. It answers at once if the outage is known, and
 * otherwise after a request has failed. A message of an open page gets only the status. The page then shows the outage,
 * keeps its input, and repeats the message every few seconds. A file download that has begun is cut. Over HTTP/1.1 its
 * last chunk is missing, so a browser notices that the file is incomplete; over HTTP/1.0 it can't notice.
 */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN - 1)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    /** The time after which clients should try again, in seconds. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    /** How long the pool stays empty at most once the database answers again. */
    private static final Duration POOL_REFILL = Duration.ofSeconds(10);

    private final DatabaseWatch database;
    private final Clock clock;
    private volatile Instant loggedAt = Instant.EPOCH;
    private final PlainPage page = new PlainPage("outage");

    OutageFilter(DatabaseWatch database, Clock clock) throws IOException {
        this.database = database;
        this.clock = clock;
    }

    /** Skips probes, and files that lie in the jar. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        RequestPath path = RequestPath.of(request);
        return path.text().startsWith("/actuator/")
                || path.isPlainFile()
                || (path.text().startsWith("/VAADIN/") && !path.isOfAPage());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (database.isDown()) {
            answer(request, response);
            return;
        }
        Instant began = clock.instant();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException fault) {
            if (response.isCommitted() || !Outage.isIn(fault)) {
                throw fault;
            }
            logIfUnknown(fault, began);
            response.reset();
            answer(request, response);
        }
    }

    /**
     * Logs an outage that only requests meet, at most once a minute. Readiness doesn't show it, for example if the
     * database accepts no more connections.
     */
    private void logIfUnknown(Exception fault, Instant began) {
        Instant now = clock.instant();
        if (!database.wasDownSince(began.minus(POOL_REFILL)) && now.isAfter(loggedAt.plus(LOG_INTERVAL))) {
            loggedAt = now;
            LOG.warn(
                    Outage.MET_BY_REQUESTS,
                    "Requests get no database connection although the database answers. Check its limit of connections and its load",
                    fault);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        if (request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            page.send(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}

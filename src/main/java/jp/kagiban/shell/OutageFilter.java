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
 * Answers with a page of ours while the database can't be reached: at once where that is known, else when a request has met it.
 * A message of an open page gets the status alone: the page says so, keeps its input, and sends the same message again
 * every few seconds. A file that has begun breaks off: over HTTP/1.1 its last chunk is missing, by which a browser tells a part
 * from the whole. Over HTTP/1.0 nothing tells them apart.
 */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN - 1)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    /** In seconds. */
    private static final String TRY_AGAIN = "5";

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final DatabaseWatch database;
    private final Clock clock;
    private volatile Instant told = Instant.EPOCH;
    private final PlainPage page = new PlainPage("outage");

    OutageFilter(DatabaseWatch database, Clock clock) throws IOException {
        this.database = database;
        this.clock = clock;
    }

    /** Probes, and files that lie in the jar. */
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
            tell(fault, began);
            response.reset();
            answer(request, response);
        }
    }

    /** Readiness says nothing of an outage that only requests meet, such as of a database that takes no more connections. */
    private void tell(Exception fault, Instant began) {
        Instant now = clock.instant();
        if (!database.wasDownSince(began) && now.isAfter(told.plus(BETWEEN))) {
            told = now;
            LOG.warn(
                    Outage.MET_BY_REQUESTS,
                    "Requests get no database connection although the database answers. Check its limit of connections and its load",
                    fault);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN);
        if (request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            page.send(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}

package jp.kagiban.shell.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends an answer whose client has closed the connection. If a page can't be written, Vaadin takes its address for an
 * unknown one, and sends an error after the page. Tomcat would take that for a fault of the portal, and log three stack
 * traces.
 */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN + 1)
class BrokenAnswers extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Answer(response));
    }

    private static final class Answer extends HttpServletResponseWrapper {

        private Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            failIfCommitted();
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            failIfCommitted();
            super.sendError(status, message);
        }

        /** Throws an exception that leaves the answer visibly incomplete, as Tomcat's own exception does. */
        private void failIfCommitted() throws ClientAbortException {
            if (isCommitted()) {
                throw new ClientAbortException("The answer has begun");
            }
        }
    }
}

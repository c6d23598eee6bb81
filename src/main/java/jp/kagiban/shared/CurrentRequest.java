package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Returns the HTTP request that this thread serves, and its response. */
public final class CurrentRequest {

    private CurrentRequest() {}

    /** The request; empty in jobs and at the start. */
    public static Optional<HttpServletRequest> find() {
        return attributes().map(ServletRequestAttributes::getRequest);
    }

    /** The response; empty if there is no request. */
    public static Optional<HttpServletResponse> response() {
        return attributes().map(ServletRequestAttributes::getResponse);
    }

    /**
     * Returns whether the session has got a new id since the request was sent. The request has waited meanwhile, and its
     * sender may have stolen the old id.
     */
    public static boolean hasOldSessionId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String sent = request.getRequestedSessionId();
        return session != null && sent != null && !session.isNew() && !sent.equals(session.getId());
    }

    private static Optional<ServletRequestAttributes> attributes() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }
}

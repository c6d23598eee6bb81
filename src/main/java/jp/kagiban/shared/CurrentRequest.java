package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    private static Optional<ServletRequestAttributes> attributes() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }
}

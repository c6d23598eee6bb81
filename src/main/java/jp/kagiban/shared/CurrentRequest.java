package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The HTTP request that is served on this thread. */
public final class CurrentRequest {

    private CurrentRequest() {}

    /** Empty in jobs and at start. */
    public static Optional<HttpServletRequest> find() {
        return attributes().map(ServletRequestAttributes::getRequest);
    }

    /** Empty where there is no request. */
    public static Optional<HttpServletResponse> response() {
        return attributes().map(ServletRequestAttributes::getResponse);
    }

    private static Optional<ServletRequestAttributes> attributes() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }
}

package jp.kagiban.shell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Accepts requests that may change something only from the portal's own pages. Vaadin exempts the login from the token
 * against forged requests. Without this filter, a foreign page could log a visitor in as somebody else, and the visitor
 * would enter keys into a foreign company. A forged request without the member's cookie would also get a new session,
 * whose cookie would replace the member's. The check uses the browser's headers, which can't expire as a token does.
 */
public class FromOwnPages extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /**
     * Returns whether the request comes from the portal's own page, as the browser's headers say. A program that is no
     * browser sends neither header, and is accepted.
     */
    public static boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || hasHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean hasHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}

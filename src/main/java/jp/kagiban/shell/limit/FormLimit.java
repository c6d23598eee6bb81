package jp.kagiban.shell.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import jp.kagiban.shell.security.PlainPage;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a posted form that is longer than any form of the portal, with a page that says so. The filter runs before
 * all others, since some of them read the fields. A form without a length is refused too, since measuring it would mean
 * reading it. Messages of open pages aren't forms.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormLimit extends OncePerRequestFilter {

    /** In bytes. The longest mail address and password, with nine bytes for each encoded character, take half of it. */
    static final int LONGEST = 16 * 1024;

    private final PlainPage page = new PlainPage("form-too-long");

    FormLimit() throws IOException {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !isForm(type.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isForm(String type) {
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            page.send(request, response, HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > LONGEST) {
            page.send(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}

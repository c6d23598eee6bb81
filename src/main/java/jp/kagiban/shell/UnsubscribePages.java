package jp.kagiban.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import jp.kagiban.shared.RequestPath;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The link that stops mails, as RFC 8058 wants it: a POST stops them, without a login, a cookie or a page that was seen before; a
 * GET, which programs send that look into mails, changes nothing and shows a button that posts. The body isn't read. A link that
 * is unknown and one that works no longer are answered alike.
 */
class UnsubscribePages extends OncePerRequestFilter {

    private static final String FOLDER = "/unsubscribe/";
    private static final int TOO_MANY = 429;

    private final PlainPage question;
    private final PlainPage stopped;
    private final PlainPage over;
    private final PlainPage later;
    private final Predicate<String> stop;
    private final Predicate<HttpServletRequest> fewEnough;

    /**
     * @param stop stops the mails of this token; false if it is none
     * @param fewEnough whether one more press of this client counts
     */
    UnsubscribePages(Predicate<String> stop, Predicate<HttpServletRequest> fewEnough) throws IOException {
        this.question = new PlainPage("unsubscribe");
        this.stopped = new PlainPage("unsubscribed");
        this.over = new PlainPage("unsubscribe-over");
        this.later = new PlainPage("unsubscribe-later");
        this.stop = stop;
        this.fewEnough = fewEnough;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.of(request).text().startsWith(FOLDER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> question.send(request, response, HttpServletResponse.SC_OK);
            case "POST" -> press(request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private void press(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!fewEnough.test(request)) {
            later.send(request, response, TOO_MANY);
        } else if (stop.test(RequestPath.of(request).text().substring(FOLDER.length()))) {
            stopped.send(request, response, HttpServletResponse.SC_OK);
        } else {
            over.send(request, response, HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

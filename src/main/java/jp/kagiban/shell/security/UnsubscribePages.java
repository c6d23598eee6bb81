package jp.kagiban.shell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import jp.kagiban.delivery.letter.Unsubscribing;
import jp.kagiban.delivery.letter.Unsubscribing.Mails;
import jp.kagiban.shared.RequestPath;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves the link that stops mails (RFC 8058). A POST stops them, without a login, a cookie or an earlier page. The
 * body isn't read. A GET, which mail scanners send too, changes nothing. It shows a button that posts, or says that the
 * mails are stopped already. The pages name the company, and not the member. An unknown link and an expired one get the
 * same answer. Nothing limits the requests, because only a POST that changes something writes to the database.
 */
class UnsubscribePages extends OncePerRequestFilter {

    private static final String FOLDER = "/unsubscribe/";
    /** Replaces the name of a company that can't be shown, in both languages. */
    private static final String UNNAMED = "…";

    private final PlainPage question;
    private final PlainPage stopped;
    private final PlainPage weeklyQuestion;
    private final PlainPage weeklyStopped;
    private final PlainPage over;
    private final Unsubscribing links;

    UnsubscribePages(Unsubscribing links) throws IOException {
        this.question = new PlainPage("unsubscribe");
        this.stopped = new PlainPage("unsubscribed");
        this.weeklyQuestion = new PlainPage("unsubscribe-weekly");
        this.weeklyStopped = new PlainPage("unsubscribed-weekly");
        this.over = new PlainPage("unsubscribe-over");
        this.links = links;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.of(request).text().startsWith(FOLDER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(links.look(token(request)), request, response);
            case "POST" -> show(links.stop(token(request)), request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private void show(Optional<Mails> mails, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (mails.isEmpty()) {
            over.send(request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        page(mails.get()).sendAbout(mails.get().company().orElse(UNNAMED), request, response);
    }

    private PlainPage page(Mails mails) {
        if (mails.weekly()) {
            return mails.wanted() ? weeklyQuestion : weeklyStopped;
        }
        return mails.wanted() ? question : stopped;
    }

    private static String token(HttpServletRequest request) {
        return RequestPath.of(request).text().substring(FOLDER.length());
    }
}

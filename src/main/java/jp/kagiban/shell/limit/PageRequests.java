package jp.kagiban.shell.limit;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shell.security.FromOwnPages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Accepts messages of open pages only at the address and by the method that the portal's pages use. Limits their length
 * too. Vaadin would accept them at any address and by any method. Some addresses, such as those of style sheets,
 * scripts and icons, are served without a check of the login.
 */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN)
public class PageRequests extends OncePerRequestFilter {

    /** Reading parameters earlier would break form decoding. */
    public static final int ONCE_THE_ENCODING_IS_KNOWN = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Maximum bytes of one message before the login. */
    static final int LONGEST_OF_A_STRANGER = 64 * 1024;

    /**
     * Maximum bytes of one message of a member. Anybody may become a member, and the portal's longest message has some
     * kilobytes.
     */
    static final int LONGEST_OF_A_MEMBER = 1024 * 1024;

    private static final String HOME = "/";
    private static final String TRANSPORT = "X-Atmosphere-Transport";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final TooLongMessage tooLong;

    PageRequests(I18NProvider words, Clock clock) {
        this.tooLong = new TooLongMessage(words, clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) == null
                && !RequestPath.of(request).isPush()
                && !opensSocket(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOurs(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (isMessage(request) && !isShort(request)) {
            tooLong.answer(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Returns whether a request opens a web socket. Tomcat opens one at any spelling of a path, such as
     * {@code /VAADIN/pus%68}.
     *
     * @param upgrades the values of all headers {@code Upgrade}
     */
    static boolean opensSocket(String upgrades) {
        return upgrades.toLowerCase(Locale.ROOT).contains("websocket");
    }

    private static boolean opensSocket(HttpServletRequest request) {
        return opensSocket(String.join(",", Collections.list(request.getHeaders(HttpHeaders.UPGRADE))));
    }

    static boolean isBegin(HttpServletRequest request) {
        return ApplicationConstants.REQUEST_TYPE_INIT.equals(
                request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }

    private static boolean isMessage(HttpServletRequest request) {
        return ApplicationConstants.REQUEST_TYPE_UIDL.equals(
                request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }

    /**
     * Returns whether the message has an allowed length. A message without a length is refused, since measuring it
     * would mean reading it. Browsers send the length.
     */
    private static boolean isShort(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= longest(request.getSession(false));
    }

    /** Returns the maximum bytes of a message in this session. */
    static int longest(@Nullable HttpSession session) {
        return session != null && AnonymousSession.isLoggedIn(session) ? LONGEST_OF_A_MEMBER : LONGEST_OF_A_STRANGER;
    }

    private static boolean isOurs(HttpServletRequest request) {
        String[] kinds = request.getParameterValues(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return kinds != null
                && kinds.length == 1
                && isNumberedOrNew(request)
                && (!opensSocket(request) || isSocketOfAPage(request))
                && switch (kinds[0]) {
                    case ApplicationConstants.REQUEST_TYPE_INIT -> isAt(HOME, "GET", request);
                    case ApplicationConstants.REQUEST_TYPE_UIDL, ApplicationConstants.REQUEST_TYPE_HEARTBEAT ->
                        isAt(HOME, "POST", request);
                    // Browsers let any page open a socket to any host, and send the host's cookies along.
                    case ApplicationConstants.REQUEST_TYPE_PUSH ->
                        isAt(RequestPath.PUSH, request)
                                && FromOwnPages.isFromHere(request)
                                && !hasBody(request)
                                && hasFewParameters(request);
                    default -> false;
                };
    }

    /**
     * Returns whether the number of the page is well-formed or missing. Vaadin would fail with an exception on anything
     * else.
     */
    private static boolean isNumberedOrNew(HttpServletRequest request) {
        String page = request.getParameter(ApplicationConstants.UI_ID_PARAMETER);
        return page == null || NUMBER.matcher(page).matches();
    }

    /** Returns whether it is at the address for pushes and names no other transport, which would escape the rules for sockets. */
    private static boolean isSocketOfAPage(HttpServletRequest request) {
        return isAt(RequestPath.PUSH, request)
                && Stream.concat(
                                Collections.list(request.getHeaders(TRANSPORT)).stream(),
                                request.getParameterMap().entrySet().stream()
                                        .filter(parameter -> parameter.getKey().equalsIgnoreCase(TRANSPORT))
                                        .flatMap(parameter -> Arrays.stream(parameter.getValue())))
                        .allMatch("websocket"::equalsIgnoreCase);
    }

    /** A channel keeps its parameters in memory. The portal's pages send nine, with less than 400 characters. */
    private static boolean hasFewParameters(HttpServletRequest request) {
        return request.getQueryString().length() <= 1_024
                && request.getParameterMap().size() <= 20;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isAt(String path, String method, HttpServletRequest request) {
        return isAt(path, request) && method.equals(request.getMethod());
    }

    private static boolean isAt(String path, HttpServletRequest request) {
        return RequestPath.of(request).text().equals(path);
    }
}

package jp.kagiban.shell.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.kagiban.login.session.SessionStarter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers until the login which page a stranger requested. Keeps only its address, since a request can have large
 * headers and many parameters.
 */
class WantedPage extends HttpSessionRequestCache {

    /** The parameter by which Spring Security recognises the page after the login. */
    private static final String AFTER_THE_LOGIN = "continue";

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String address = new DefaultSavedRequest(request, AFTER_THE_LOGIN).getRedirectUrl();
        request.getSession().setAttribute(SessionStarter.SAVED, new SimpleSavedRequest(address));
    }

    /** Forgets the address once its page is requested again. That request is served as it is. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}

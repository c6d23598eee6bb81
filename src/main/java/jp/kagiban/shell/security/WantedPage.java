package jp.kagiban.shell.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** Keeps the address of the page that a stranger wanted until the login, and nothing else of the request: anybody can send large ones. */
class WantedPage extends HttpSessionRequestCache {

    /** The session's attribute and the parameter are those of Spring Security. */
    private static final String ATTRIBUTE = "SPRING_SECURITY_SAVED_REQUEST";

    private static final String AFTER_THE_LOGIN = "continue";

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String address = new DefaultSavedRequest(request, AFTER_THE_LOGIN).getRedirectUrl();
        request.getSession().setAttribute(ATTRIBUTE, new SimpleSavedRequest(address));
    }

    /** Forgets the address once its page is loaded. The request itself is served, not the one before the login. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}

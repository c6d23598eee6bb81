package jp.kagiban.shell.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.HostCookie;
import org.springframework.http.HttpHeaders;

/** A person's choice for their browser. It is stored in a cookie, so it applies before the login too. */
public enum Preference {
    LANGUAGE(HostCookie.LANGUAGE),
    SCHEME(HostCookie.SCHEME),
    /** {@code hidden} if the member has hidden the open first steps. */
    FIRST_STEPS(HostCookie.FIRST_STEPS);

    private static final Duration KEPT = Duration.ofDays(400);

    private final HostCookie cookie;

    Preference(HostCookie cookie) {
        this.cookie = cookie;
    }

    public Optional<String> read() {
        return CurrentRequest.find().flatMap(this::read);
    }

    /** Reads the choice from a request, for filters that run before {@link CurrentRequest} is set. */
    Optional<String> read(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** Stores the choice, which takes effect with the next page load. */
    public void store(String choice) {
        CurrentRequest.find()
                .ifPresent(request -> CurrentRequest.response()
                        .ifPresent(response -> response.addHeader(
                                HttpHeaders.SET_COOKIE,
                                cookie.make(request, choice, KEPT).toString())));
    }
}

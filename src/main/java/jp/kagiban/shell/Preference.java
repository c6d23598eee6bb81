package jp.kagiban.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person has chosen for his browser, in a cookie: it holds before the login too. */
enum Preference {
    LANGUAGE("kagiban-language"),
    SCHEME("kagiban-scheme"),
    /** {@code hidden}: what is left of the first steps isn't wanted. */
    FIRST_STEPS("kagiban-steps");

    private static final Duration KEPT = Duration.ofDays(400);

    private final String cookie;

    Preference(String cookie) {
        this.cookie = cookie;
    }

    Optional<String> read() {
        return Stream.ofNullable(VaadinRequest.getCurrent())
                .flatMap(request -> Stream.ofNullable(request.getCookies()))
                .flatMap(Arrays::stream)
                .filter(sent -> sent.getName().equals(cookie))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Takes effect with the next page load. */
    void store(String choice) {
        Cookie kept = new Cookie(cookie, choice);
        kept.setPath("/");
        kept.setHttpOnly(true);
        kept.setSecure(VaadinRequest.getCurrent().isSecure());
        kept.setAttribute("SameSite", "Lax");
        kept.setMaxAge((int) KEPT.toSeconds());
        VaadinResponse.getCurrent().addCookie(kept);
    }
}

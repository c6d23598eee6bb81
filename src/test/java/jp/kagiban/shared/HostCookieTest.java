package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Over TLS all cookies have a name that browsers take from no other host, whatever scheme a proxy brings. */
class HostCookieTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private void overTls() {
        request.getServletContext().getSessionCookieConfig().setSecure(true);
    }

    private String made() {
        return HostCookie.DEVICE.make(request, "x", Duration.ofDays(1)).toString();
    }

    @Test
    void overTlsItIsBoundToTheHost() {
        overTls();
        assertThat(made())
                .startsWith("__Host-kagiban-device=x")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void elsewhereItIsNot() {
        assertThat(made()).startsWith("kagiban-device=x").doesNotContain("Secure");
        request.setSecure(true);
        assertThat(made()).startsWith("kagiban-device=x").contains("Secure");
    }

    @Test
    void overTlsAnotherHostsCookieIsNotRead() {
        request.setCookies(new Cookie("kagiban-device", "theirs"));
        assertThat(HostCookie.DEVICE.read(request)).contains("theirs");
        overTls();
        assertThat(HostCookie.DEVICE.read(request)).isEmpty();
        request.setCookies(new Cookie("__Host-kagiban-device", "ours"));
        assertThat(HostCookie.DEVICE.read(request)).contains("ours");
    }
}

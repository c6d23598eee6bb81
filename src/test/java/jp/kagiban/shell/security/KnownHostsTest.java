package jp.kagiban.shell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import jp.kagiban.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Under a name that leads here by somebody else's will, there is nothing. */
class KnownHostsTest {

    private static MockHttpServletResponse ask(String host, String path) throws Exception {
        HostSettings settings = new HostSettings(List.of("kagiban.internal", "192.0.2.7"));
        KnownHosts filter = new KnownHosts(URI.create("https://kagiban.example.jp"), settings, "0.0.0.0");
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kagiban.example.jp",
                "KAGIBAN.example.jp",
                "kagiban.example.jp.",
                "kagiban.internal",
                "192.0.2.7",
                "localhost",
                "127.0.0.1",
                "[::1]"
            })
    void itsOwnNamesAndThisMachineAreAnswered(String host) throws Exception {
        assertThat(ask(host, "/login").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,/login",
        "evil.example,/",
        "evil.example,/sandbox-rms/x",
        "evil.example,/actuator/health/",
        "localhost.evil.example,/login",
        "127.0.0.1.evil.example,/login",
        "kagiban.example.jp.evil.example,/login",
        "192.0.2.8,/login",
        "0.0.0.0,/login"
    })
    void anyOtherIsTold(String host, String path) throws Exception {
        MockHttpServletResponse answer = ask(host, path);
        assertThat(answer.getStatus()).isEqualTo(421);
        assertThat(answer.getContentAsString()).contains("KAGIBAN_HOSTS").doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void theStateOfHealthIsToldUnderAnyName(String probe) throws Exception {
        assertThat(ask("10.1.2.3", probe).getStatus()).isEqualTo(200);
    }

    @Test
    void aHostHasNoPortAndNoScheme() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new HostSettings(List.of("https://kagiban.internal")))
                .withMessageContaining("KAGIBAN_HOSTS");
    }
}

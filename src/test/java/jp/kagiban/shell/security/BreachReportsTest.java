package jp.kagiban.shell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class BreachReportsTest {

    private static final String OLDER = """
            {"csp-report": {"document-uri": "https://kagiban.example.jp/reset/AbCdEfGh?x=1", "violated-directive": "img-src",
             "effective-directive": "img-src", "blocked-uri": "https://elsewhere.example/pixel.gif?who=1"}}""";

    private static final String NEWER = """
            [{"type": "csp-violation", "url": "https://kagiban.example.jp/shops", "body":
              {"documentURL": "https://kagiban.example.jp/shops", "effectiveDirective": "script-src-elem",
               "blockedURL": "inline"}},
             {"type": "deprecation", "body": {"id": "x"}}]""";

    private final SettableClock clock = new SettableClock();
    private final BreachReports reports = new BreachReports(clock);

    private int send(String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", BreachReports.PATH);
        request.setServletPath(BreachReports.PATH);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        reports.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Test
    void anOlderBrowsersReportIsLoggedWithoutWhatALinkHides(CapturedOutput output) throws Exception {
        assertThat(send(OLDER)).isEqualTo(204);
        assertThat(output.getOut())
                .contains("img-src kept https://elsewhere.example out of /reset")
                .doesNotContain("AbCdEfGh", "pixel", "who=1");
    }

    @Test
    void aNewerOnesTooAndOtherKindsAreLeftOut(CapturedOutput output) throws Exception {
        assertThat(send(NEWER)).isEqualTo(204);
        assertThat(output.getOut()).contains("script-src-elem kept inline out of /shops");
        assertThat(output.getOut().lines().filter(line -> line.contains("reports a breach")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"csp-report\": 7}", "[{\"type\": \"csp-violation\"}]"})
    void whatIsNoReportIsRefused(String body) throws Exception {
        assertThat(send(body)).isEqualTo(400);
    }

    @Test
    void oddWordsForgeNoLine(CapturedOutput output) throws Exception {
        String odd = "\\n2026-11-25 ERROR forged";
        send(OLDER.replace("img-src", odd).replace("https://elsewhere.example/pixel.gif?who=1", odd));
        assertThat(output.getOut()).contains("? kept ? out of /reset").doesNotContain("forged");
    }

    @Test
    void tenAreLoggedInAMinuteAndTheNextOneTellsHowManyWereNot(CapturedOutput output) throws Exception {
        String ten = "[" + String.join(",", Collections.nCopies(10, NEWER.substring(1, NEWER.length() - 1))) + "]";
        send(ten);
        assertThat(send(ten)).isEqualTo(204);
        assertThat(logged(output)).hasSize(10);
        clock.advance(Duration.ofMinutes(1));
        send(NEWER);
        assertThat(logged(output)).hasSize(11);
        assertThat(output.getOut()).contains("10 further breaches");
    }

    private static Stream<String> logged(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.contains("reports a breach"));
    }

    @Test
    void oneThatIsTooLongIsNotRead(CapturedOutput output) throws Exception {
        assertThat(send(OLDER + " ".repeat(16 * 1024))).isEqualTo(413);
        assertThat(output.getOut()).doesNotContain("breach");
    }
}

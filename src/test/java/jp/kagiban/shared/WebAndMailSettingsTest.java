package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import jp.kagiban.shared.MailSettings.Tls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What doesn't go together stops the start with a sentence that names the setting. */
class WebAndMailSettingsTest {

    @Test
    void whatIsLeftOutMeansNoMailServer() {
        MailSettings mail = mail("", "", "", Tls.STARTTLS);
        assertThat(mail.isSet()).isFalse();
        assertThat(mail.sender()).isEqualTo("kagiban@localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kagiban", "Kagiban <a@example.jp>", "a@example.jp\nBcc: b@example.jp", "a@b, c@d"})
    void aMailServerNeedsOnePlainSender(String from) {
        refused("KAGIBAN_SMTP_FROM", () -> mail(from, "", "", Tls.STARTTLS, "mail.example.jp"));
    }

    @Test
    void aUserNeedsAPassword() {
        refused("KAGIBAN_SMTP_USER", () -> mail("a@example.jp", "user", "", Tls.STARTTLS));
    }

    @Test
    void aPasswordIsNotSentInClear() {
        refused("KAGIBAN_SMTP_TLS", () -> mail("a@example.jp", "user", "secret-word", Tls.OFF));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(mail("a@example.jp", "user", "secret-word", Tls.TLS).toString())
                .doesNotContain("secret-word")
                .doesNotContain("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kagiban.example.jp", "ftp://example.jp", "https://example.jp/portal", "https://a@example.jp"})
    void thePublicAddressIsAnOrigin(String url) {
        refused("KAGIBAN_PUBLIC_URL", () -> web(url, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/terms", "terms"})
    void termsAreAPageOfTheWeb(String url) {
        refused("KAGIBAN_TERMS_URL", () -> web("", url));
    }

    private static void refused(String setting, Runnable make) {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(make::run).withMessageContaining(setting);
    }

    private static MailSettings mail(String from, String user, String password, Tls tls) {
        return mail(from, user, password, tls, null);
    }

    private static MailSettings mail(String from, String user, String password, Tls tls, @Nullable String host) {
        return new MailSettings(host, 587, user, password, from, tls);
    }

    private static WebSettings web(String publicUrl, String terms) {
        return new WebSettings(URI.create(publicUrl), List.of(), URI.create(terms), null);
    }
}

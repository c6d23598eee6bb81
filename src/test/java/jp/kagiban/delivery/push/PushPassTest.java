package jp.kagiban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.derived.PortalKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PushPassTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private KeyPair pair;

    @BeforeEach
    void make() throws Exception {
        pair = PushCurve.newPair();
    }

    @Test
    void itIsForTheOriginOfThePushServiceAndForHalfADay() throws Exception {
        JsonNode claims = claims(pass("mailto:admin@example.jp"));
        assertThat(claims.path("aud").asString()).isEqualTo("https://push.example.net:8443");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 12 * 3600);
        assertThat(claims.path("sub").asString()).isEqualTo("mailto:admin@example.jp");
    }

    @Test
    void whereNobodyIsNamedTheMailsSenderIsAsked() throws Exception {
        assertThat(claims(pass(null)).path("sub").asString()).isEqualTo("mailto:kagiban@example.jp");
    }

    @Test
    void itIsSignedByTheKeyThatStandsBesideIt() throws Exception {
        String[] parts = token(pass(null)).split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes());
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(pass(null)).endsWith(", k=" + text(PushCurve.point(pair.getPublic())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin@example.jp", "http://example.jp", "mailto:x", "https://"})
    void aContactThatPushServicesRefuseStopsTheStart(String contact) {
        assertThatThrownBy(() -> new PushSettings(contact)).isInstanceOf(StartRefused.class);
    }

    private String pass(@Nullable String contact) {
        MailSettings mail =
                new MailSettings("mail.example.jp", 587, null, null, "kagiban@example.jp", MailSettings.Tls.STARTTLS);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new PushPass(new Keys(), new PushSettings(contact), mail, () -> "https://portal.example", clock)
                .authorization(URI.create("https://push.example.net:8443/send/abc?x=1"));
    }

    private static String token(String pass) {
        return pass.substring("vapid t=".length(), pass.indexOf(','));
    }

    private static JsonNode claims(String pass) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token(pass).split("\\.")[1]));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private final class Keys implements PortalKey {

        @Override
        public byte[] publicKey() {
            return PushCurve.point(pair.getPublic());
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}

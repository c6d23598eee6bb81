package jp.kagiban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushKeysTest {

    private static final String ENDPOINT = "https://push.example.net/send/abc";

    @Test
    void whatABrowserTellsIsRead() throws Exception {
        PushKeys keys = PushKeys.read(told()).orElseThrow();
        assertThat(keys.endpoint()).hasToString(ENDPOINT);
        assertThat(keys.point()).hasSize(PushCurve.POINT);
        assertThat(keys.secret()).hasSize(16);
        assertThat(keys.toString()).doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"endpoint\":7}",
                "not JSON",
                "{\"endpoint\":\"https://push.example.net/x\",\"keys\":{\"p256dh\":\"BA\",\"auth\":\"!\"}}"
            })
    void whatIsNoneIsNotTaken(String told) {
        assertThat(PushKeys.read(told)).isEmpty();
    }

    @Test
    void anAddressWithoutTlsIsNotTaken() throws Exception {
        assertThat(PushKeys.read(told().replace("https:", "http:"))).isEmpty();
    }

    /** Of a point beside the curve, keys could be found out. */
    @Test
    void aPointBesideTheCurveIsNotTaken() {
        byte[] beside = new byte[PushCurve.POINT];
        beside[0] = 4;
        beside[64] = 1;
        assertThat(PushCurve.isPoint(beside)).isFalse();
    }

    @Test
    void whatIsTooLongIsNotEvenLookedAt() throws Exception {
        assertThat(PushKeys.read(told() + " ".repeat(PushKeys.LONGEST))).isEmpty();
    }

    private static String told() throws Exception {
        return new BrowserDouble(ENDPOINT).subscription();
    }
}

package jp.kagiban.delivery.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {

    /** RFC 8291, section 5 and appendix A. */
    private static final String SENDERS_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

    private static final String SENDERS_PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String BROWSERS_PUBLIC =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String BROWSERS_SECRET = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String PLAIN = "When I grow up, I want to be a watermelon";
    private static final String ENCRYPTED =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
                    + "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void theExampleOfTheRfcComesOut() throws Exception {
        PushKeys keys =
                new PushKeys(URI.create("https://push.example.net/x"), bytes(BROWSERS_PUBLIC), bytes(BROWSERS_SECRET));
        assertThat(PushEncryption.encrypt(PLAIN.getBytes(UTF_8), keys, sender(), bytes(SALT)))
                .isEqualTo(bytes(ENCRYPTED));
    }

    @Test
    void aBrowserReadsItAndNoTwoMessagesAreAlike() throws Exception {
        BrowserDouble browser = new BrowserDouble("https://push.example.net/x");
        byte[] first = PushEncryption.encrypt("お知らせ".getBytes(UTF_8), browser.keys());
        assertThat(browser.read(first)).isEqualTo("お知らせ");
        assertThat(PushEncryption.encrypt("お知らせ".getBytes(UTF_8), browser.keys()))
                .isNotEqualTo(first);
    }

    @Test
    void whatNoPushServiceTakesIsNotMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushEncryption.encrypt(new byte[PushEncryption.LONGEST + 1], keys()));
    }

    private static PushKeys keys() {
        return new PushKeys(URI.create("https://push.example.net/x"), bytes(BROWSERS_PUBLIC), bytes(BROWSERS_SECRET));
    }

    private static KeyPair sender() throws Exception {
        PrivateKey own = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(SENDERS_PRIVATE)), PushCurve.curve()));
        return new KeyPair(PushCurve.publicKey(bytes(SENDERS_PUBLIC)), own);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

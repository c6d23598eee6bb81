package jp.kagiban.login.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.Passkeys.Offer;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.api.Bytes;

/** A browser may answer with anything that has the form of a passkey. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class PasskeyLimitsTest extends SpringBrowserlessTest {

    /** A key in CBOR: the base point of the curve P-256. */
    private static final String PUBLIC_KEY =
            "a50102032620012158206b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "2258204fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    @Autowired
    Passkeys passkeys;

    @Autowired
    PasskeyRows rows;

    @Autowired
    CurrentMember current;

    @Autowired
    PublicAddress address;

    @Test
    void aMemberHasAtMostTwenty() {
        assertThat(add("")).isTrue();
        for (int i = 2; i < Passkeys.MOST; i++) {
            TestPasskeys.add(rows, current.id());
        }
        assertThat(add("")).isTrue();
        assertThat(add("")).isFalse();
        assertThat(passkeys.of(current.id())).hasSize(Passkeys.MOST);
    }

    @Test
    void anAnswerThatIsTooLongIsNotStored() {
        assertThat(add("x".repeat(16 * 1024))).isFalse();
        assertThat(passkeys.of(current.id())).isEmpty();
    }

    @Test
    void aMembersPasskeysAreReadWithoutTheAnswersOfTheirBrowsers() {
        add("");
        assertThat(rows.findByUserId(PasskeyRows.handle(current.id()))
                        .getFirst()
                        .getAttestationObject())
                .isNull();
    }

    private boolean add(String padding) {
        Offer offer = passkeys.offer();
        return passkeys.add(offer, answer(offer, padding), "机の上").done();
    }

    private String answer(Offer offer, String padding) {
        Bytes id = Bytes.random();
        String data = "{\"type\":\"webauthn.create\",\"challenge\":\""
                + offer.options().getChallenge().toBase64UrlString() + "\",\"origin\":\"" + address.base()
                + "\",\"crossOrigin\":false,\"padding\":\"" + padding + "\"}";
        String text = id.toBase64UrlString();
        return "{\"id\":\"" + text + "\",\"rawId\":\"" + text + "\",\"type\":\"public-key\",\"response\":{"
                + "\"clientDataJSON\":\""
                + new Bytes(data.getBytes(StandardCharsets.UTF_8)).toBase64UrlString() + "\",\"attestationObject\":\""
                + new Bytes(attestation(id)).toBase64UrlString()
                + "\",\"transports\":[\"internal\"]},\"clientExtensionResults\":{}}";
    }

    /** No manufacturer vouches for it: {@code {"fmt": "none", "attStmt": {}, "authData": …}} in CBOR. */
    private byte[] attestation(Bytes id) {
        HexFormat hex = HexFormat.of();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(Hashes.sha256(URI.create(address.base()).getHost()));
        data.writeBytes(hex.parseHex("45" + "00000000" + "00".repeat(16)));
        data.writeBytes(new byte[] {0, (byte) id.getBytes().length});
        data.writeBytes(id.getBytes());
        data.writeBytes(hex.parseHex(PUBLIC_KEY));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(
                hex.parseHex("a3" + "63666d74" + "646e6f6e65" + "6761747453746d74" + "a0" + "686175746844617461"));
        all.writeBytes(new byte[] {0x58, (byte) data.size()});
        all.writeBytes(data.toByteArray());
        return all.toByteArray();
    }
}

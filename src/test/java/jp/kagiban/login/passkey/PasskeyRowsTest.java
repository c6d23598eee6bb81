package jp.kagiban.login.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

@DatabaseTest
class PasskeyRowsTest {

    @Autowired
    SecondFactor second;

    @Autowired
    PasskeyRows rows;

    @Autowired
    PasskeyOwners owners;

    @Autowired
    OwnFactors factors;

    @Autowired
    Merchants merchants;

    @Autowired
    SettableClock clock;

    private final Bytes id = Bytes.random();
    private MemberId member;

    @BeforeEach
    void add() {
        member = merchants.open("山田商店").owner();
        rows.add(record(7));
    }

    private CredentialRecord record(long count) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(id)
                .userEntityUserId(PasskeyRows.handle(member))
                .publicKey(new ImmutablePublicKeyCose(new byte[] {1, 2, 3}))
                .signatureCount(count)
                .uvInitialized(true)
                .transports(Set.of(AuthenticatorTransport.INTERNAL, AuthenticatorTransport.HYBRID))
                .backupEligible(true)
                .backupState(false)
                .attestationObject(new Bytes(new byte[] {4}))
                .attestationClientDataJSON(new Bytes(new byte[] {5}))
                .created(Instant.EPOCH)
                .lastUsed(Instant.EPOCH)
                .label("机の上")
                .build();
    }

    private CredentialRecord stored() {
        return Objects.requireNonNull(rows.findByCredentialId(id));
    }

    @Test
    void whatWasStoredIsReadAgain() {
        assertThat(stored())
                .usingRecursiveComparison()
                .ignoringFields("created", "lastUsed")
                .isEqualTo(record(7));
        assertThat(stored().getCreated()).isEqualTo(clock.instant());
    }

    @Test
    void useIsNoted() {
        clock.advance(Duration.ofHours(1));
        rows.save(record(8));
        assertThat(stored().getSignatureCount()).isEqualTo(8);
        assertThat(stored().getLastUsed()).isEqualTo(clock.instant());
        assertThat(rows.findByUserId(PasskeyRows.handle(member))).hasSize(1);
    }

    @Test
    void itIsASecondFactorUntilItIsRemoved() {
        assertThat(second.isSetUpBy(member)).isTrue();
        rows.remove(member, HexFormat.of().formatHex(id.getBytes()));
        assertThat(second.isSetUpBy(member)).isFalse();
    }

    /** A login with it reads it, then stores its use. */
    @Test
    void aUseStoresNoneThatWasRemovedMeanwhile() {
        rows.remove(member, HexFormat.of().formatHex(id.getBytes()));
        rows.save(record(8));
        assertThat(rows.isSetUpBy(member)).isFalse();
    }

    @Test
    void nobodyRemovesThatOfAnother() {
        rows.remove(merchants.open("佐藤商店").owner(), HexFormat.of().formatHex(id.getBytes()));
        assertThat(rows.isSetUpBy(member)).isTrue();
    }

    @Test
    void itsOwnerIsKnownByTheirId() {
        assertThat(Objects.requireNonNull(owners.findById(PasskeyRows.handle(member)))
                        .getName())
                .isEqualTo(member.toString());
        assertThat(owners.findById(PasskeyRows.handle(MemberId.next()))).isNull();
        assertThat(owners.findByUsername("hanako@example.jp")).isNull();
    }
}

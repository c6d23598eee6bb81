package jp.kagiban.login.passkey;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import jp.kagiban.shared.MemberId;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys that no browser has made: they are listed and removed like others. */
public final class TestPasskeys {

    private TestPasskeys() {}

    /** @return its id */
    public static String add(UserCredentialRepository rows, MemberId member) {
        Bytes id = Bytes.random();
        ((PasskeyRows) rows)
                .add(ImmutableCredentialRecord.builder()
                        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                        .credentialId(id)
                        .userEntityUserId(PasskeyRows.handle(member))
                        .publicKey(new ImmutablePublicKeyCose(new byte[] {1, 2, 3}))
                        .signatureCount(1)
                        .uvInitialized(true)
                        .transports(Set.of())
                        .backupEligible(false)
                        .backupState(false)
                        .attestationObject(new Bytes(new byte[] {4}))
                        .attestationClientDataJSON(new Bytes(new byte[] {5}))
                        .created(Instant.EPOCH)
                        .lastUsed(Instant.EPOCH)
                        .label("机の上")
                        .build());
        return HexFormat.of().formatHex(id.getBytes());
    }
}

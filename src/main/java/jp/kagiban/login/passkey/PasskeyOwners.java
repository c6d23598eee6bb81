package jp.kagiban.login.passkey;

import java.util.Optional;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Provides members as the owners of passkeys. An owner is identified by the member's id, so a changed address loses no passkey.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Members members;

    PasskeyOwners(Members members) {
        this.members = members;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return PasskeyRows.member(id)
                .flatMap(members::findById)
                .map(member -> owner(member, member.id().toString()))
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return id(username)
                .flatMap(members::findById)
                .map(member -> owner(member, username))
                .orElse(null);
    }

    /** The owner as browsers show it in their list of passkeys: by mail address. */
    Optional<PublicKeyCredentialUserEntity> namedByAddress(MemberId member) {
        return members.findById(member).map(found -> owner(found, found.email()));
    }

    private static PublicKeyCredentialUserEntity owner(Member member, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyRows.handle(member.id()))
                .name(name)
                .displayName(member.name())
                .build();
    }

    private static Optional<MemberId> id(String username) {
        try {
            return Optional.of(MemberId.of(username));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** Not supported, because members are created by signing up. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Members are not made here");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Members are not removed here");
    }

    /** Names the owner by mail address instead of the id, because the browser shows the name. */
    PublicKeyCredentialCreationOptions nameByAddress(PublicKeyCredentialCreationOptions options, MemberId member) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(options.getRp())
                .user(namedByAddress(member).orElseThrow())
                .challenge(options.getChallenge())
                .pubKeyCredParams(options.getPubKeyCredParams())
                .timeout(options.getTimeout())
                .excludeCredentials(options.getExcludeCredentials())
                .authenticatorSelection(options.getAuthenticatorSelection())
                .attestation(options.getAttestation())
                .extensions(options.getExtensions())
                .build();
    }
}

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

/** Members as the owners of passkeys. They are known by their id, so that a changed address loses none. */
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

    /** As the browser shows them when somebody chooses among passkeys. */
    Optional<PublicKeyCredentialUserEntity> shown(MemberId member) {
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

    /** Members are made by signing up. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Members are not made here");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Members are not removed here");
    }

    /** The browser shows the address, not the id. */
    PublicKeyCredentialCreationOptions named(PublicKeyCredentialCreationOptions made, MemberId member) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(made.getRp())
                .user(shown(member).orElseThrow())
                .challenge(made.getChallenge())
                .pubKeyCredParams(made.getPubKeyCredParams())
                .timeout(made.getTimeout())
                .excludeCredentials(made.getExcludeCredentials())
                .authenticatorSelection(made.getAuthenticatorSelection())
                .attestation(made.getAttestation())
                .extensions(made.getExtensions())
                .build();
    }
}

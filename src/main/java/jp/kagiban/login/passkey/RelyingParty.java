package jp.kagiban.login.passkey;

import java.net.URI;
import java.util.Set;
import jp.kagiban.shared.PublicAddress;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** The party that passkeys are for: the portal under its public address, which is known only once it listens. */
@Component
class RelyingParty {

    private static final String NAME = "Kagiban";

    private final PasskeyOwners owners;
    private final PasskeyRows passkeys;
    private final PublicAddress address;

    RelyingParty(PasskeyOwners owners, PasskeyRows passkeys, PublicAddress address) {
        this.owners = owners;
        this.passkeys = passkeys;
        this.address = address;
    }

    /** The user is verified, by finger or PIN, so that a passkey stands for both factors; and it is found without a name. */
    WebAuthnRelyingPartyOperations operations() {
        PublicKeyCredentialRpEntity portal =
                PublicKeyCredentialRpEntity.builder().id(host()).name(NAME).build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(owners, passkeys, portal, Set.of(address.base()));
        operations.setCustomizeRequestOptions(
                request -> request.userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(
                creation -> creation.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        return operations;
    }

    /** Browsers know no passkeys for numbers. */
    boolean hasName() {
        String host = host();
        return !host.startsWith("[") && !host.matches("[0-9.]+");
    }

    private String host() {
        return URI.create(address.base()).getHost();
    }
}

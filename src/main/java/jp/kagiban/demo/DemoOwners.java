package jp.kagiban.demo;

import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.sandbox.InSandboxMode;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.SignUp;
import org.springframework.stereotype.Component;

/** The owners of the ready merchants, who sign up where they are missing and have proven their address. */
@Component
@InSandboxMode
class DemoOwners {

    private final Accounts accounts;
    private final AddressProof proof;
    private final SignUp signUp;

    DemoOwners(Accounts accounts, AddressProof proof, SignUp signUp) {
        this.accounts = accounts;
        this.proof = proof;
        this.signUp = signUp;
    }

    /** An earlier start may have broken off anywhere. */
    MemberId of(DemoMerchant merchant) {
        MemberId owner = accounts.withEmail(merchant.email()).orElseGet(() -> open(merchant));
        if (!proof.proven(owner)) {
            proof.accept(owner);
        }
        return owner;
    }

    private MemberId open(DemoMerchant merchant) {
        NewMember owner = new NewMember(merchant.person(), merchant.email(), DemoMerchant.PASSWORD);
        return signUp.openProven(merchant.company(), owner).owner();
    }
}

package jp.kagiban.login.session;

import jp.kagiban.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** The action needs a recent proof of identity, and the login has none. */
@NamedInterface("session")
public class ProofTooOld extends RuntimeException implements Refusal {

    public ProofTooOld() {
        super("The member must prove themselves again first");
    }
}

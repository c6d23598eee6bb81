package jp.kagiban.login.session;

import jp.kagiban.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** The action needs a member who counts as proven, and this one doesn't. */
@NamedInterface("session")
public class ProofTooOld extends RuntimeException implements Refusal {

    public ProofTooOld() {
        super("The member must prove themselves again first");
    }
}

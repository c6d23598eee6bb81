package jp.kagiban.login.session;

import jp.kagiban.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** What was asked for needs a member who has shown within the last five minutes who they are. */
@NamedInterface("session")
public class ProofTooOld extends RuntimeException implements Refusal {

    public ProofTooOld() {
        super("The member must prove himself again first");
    }
}

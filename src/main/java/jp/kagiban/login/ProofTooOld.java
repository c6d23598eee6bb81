package jp.kagiban.login;

import jp.kagiban.shared.Refusal;

/** What was asked for needs a member who has shown within the last five minutes who they are ({@link StepUp}). */
public class ProofTooOld extends RuntimeException implements Refusal {

    public ProofTooOld() {
        super("The member must prove himself again first");
    }
}

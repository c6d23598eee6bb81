package jp.kagiban.login;

/** What was asked for needs a member who has shown within the last five minutes that it is he ({@link StepUp}). */
public class ProofTooOld extends RuntimeException {

    public ProofTooOld() {
        super("The member must prove himself again first");
    }
}

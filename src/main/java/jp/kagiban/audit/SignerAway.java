package jp.kagiban.audit;

/** The key that vouches for histories can't be reached for the moment. It says nothing of any history. */
public class SignerAway extends RuntimeException {

    public SignerAway(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}

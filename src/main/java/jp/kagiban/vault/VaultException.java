package jp.kagiban.vault;

/** A secret that can't be sealed or opened. Its message names no secret and never tells why it did not open. */
public class VaultException extends RuntimeException {

    public VaultException(String message) {
        super(message);
    }
}

package jp.kagiban.vault;

/** A secret can't be sealed or opened. The message names no secret and no reason. */
public class VaultException extends RuntimeException {

    public VaultException(String message) {
        super(message);
    }
}

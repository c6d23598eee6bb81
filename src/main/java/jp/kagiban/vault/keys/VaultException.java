package jp.kagiban.vault.keys;

import org.springframework.modulith.NamedInterface;

/** A secret can't be sealed or opened. The message names no secret and no reason. */
@NamedInterface("exceptions")
public class VaultException extends RuntimeException {

    public VaultException(String message) {
        super(message);
    }
}

package jp.kagiban.vault.envelope;

/**
 * Says why a key or secret did not open. Only the vault sees this exception; other modules get a {@link
 * jp.kagiban.vault.keys.VaultException}.
 */
public final class NotOpened extends Exception {

    public enum Reason {
        /** The format, suite or size of the envelope is unknown. */
        FORM,
        /** This node can't find the KEK that wraps the key. */
        NO_KEK,
        /** The KEK that wraps the key has retired, and no longer unwraps on this node. */
        KEK_RETIRED,
        /** The envelope was sealed under another key or in another context. */
        KEY_OR_CONTEXT,
        /** Key and context are right, but the content was changed or contradicts the ledger. */
        CONTENT,
        /** There is no such envelope. */
        NOTHING_SEALED,
        /** The tenant key has been destroyed. */
        KEY_DESTROYED,
        /** This node lacks the KEK of the tenant key, or the KEK has retired. */
        KEY_LOCKED,
        /** The tenant key was changed: its KEK doesn't unwrap it. */
        KEY_CHANGED,
        /** The ledger says that this secret was destroyed. */
        PUT_BACK
    }

    private final Reason reason;

    public NotOpened(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

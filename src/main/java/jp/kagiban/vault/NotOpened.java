package jp.kagiban.vault;

/** Why something did not open. It stays inside the vault: outside there is only {@link VaultException}. */
final class NotOpened extends Exception {

    enum Reason {
        /** No envelope of a format, suite and size that is known here. */
        FORM,
        /** The KEK that wraps the key is nowhere where this node looks. */
        NO_KEK,
        /** The KEK that wraps the key has retired: it unwraps nothing on this node any more. */
        KEK_RETIRED,
        /** Sealed under another key or in another context. */
        KEY_OR_CONTEXT,
        /** The right key and context, but the content was changed; or it isn't what the ledger says was stored. */
        CONTENT,
        /** There is no such envelope. */
        NOTHING_SEALED,
        /** There is one, but the tenant key has been destroyed. */
        KEY_DESTROYED,
        /** There is one, but this node doesn't have the KEK of its tenant key, or unwraps nothing with it any more. */
        KEY_LOCKED,
        /** There is one, but its tenant key was changed: its KEK doesn't unwrap it. */
        KEY_CHANGED,
        /** The ledger knows it as destroyed. */
        PUT_BACK
    }

    private final Reason reason;

    NotOpened(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

package jp.kagiban.vault.derived;

import jp.kagiban.audit.AnchorSigner;
import jp.kagiban.audit.HistorySigner;

/** The portal's signers for tests of other packages. */
public final class Signers {

    private Signers() {}

    public static AnchorSigner anchors(CanaryKey canary) {
        return new AnchorKey(canary);
    }

    public static HistorySigner history(CanaryKey canary) {
        return new HistoryKey(canary);
    }
}

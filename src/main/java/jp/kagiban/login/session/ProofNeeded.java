package jp.kagiban.login.session;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a proof of this login was needed last. Files that are fetched note it beside the pages, each on a thread of its own. */
final class ProofNeeded implements Serializable {

    private static final long serialVersionUID = 1;

    private volatile @Nullable Instant last;

    void note(Instant at) {
        last = at;
    }

    /** Null if none was needed yet. */
    @Nullable
    Instant last() {
        return last;
    }
}

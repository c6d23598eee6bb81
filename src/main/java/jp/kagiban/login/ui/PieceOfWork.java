package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.login.session.ProofTerm;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What a member does in one go on one screen: a form that is filled in and mended, a run through many rows. They are asked at
 * most once in it, unless it takes longer than thirty minutes; other screens aren't opened by it. Belongs to the part of the page
 * in which it is done, and ends with that.
 */
@NamedInterface("ui")
public final class PieceOfWork {

    private final StepUp stepUp;
    private final RecentProof proof;
    private @Nullable ProofTerm begun;

    PieceOfWork(StepUp stepUp, RecentProof proof) {
        this.stepUp = stepUp;
        this.proof = proof;
    }

    /**
     * Does a part of the work at once if they count as proven, or have shown it for this work before. Otherwise a dialog asks, and
     * does it after the right answer; closing the dialog changes nothing. The part is carried through, however long it takes.
     * Needs the tab's lock.
     */
    public void then(Runnable part) {
        then(part, () -> {});
    }

    void then(Runnable part, Runnable cancelled) {
        if (counts()) {
            carry(part);
        } else {
            stepUp.ask(() -> within(part), cancelled);
        }
    }

    /**
     * Does a part of the work that can't wait for an answer. Needs the tab's lock.
     *
     * @throws ProofTooOld if the member would have to be asked
     */
    public void within(Runnable part) {
        if (!counts()) {
            throw new ProofTooOld();
        }
        carry(part);
    }

    /** A line that tells until when they count as proven here, and lets them show it anew before that is over. */
    public Component line() {
        return stepUp.line(this::end, () -> within(() -> {}));
    }

    /** Until when they count as proven for this work; empty if they don't. */
    private Optional<Instant> end() {
        return Optional.ofNullable(begun)
                .filter(proof::holds)
                .map(ProofTerm::last)
                .or(proof::end);
    }

    private boolean counts() {
        begun = proof.begin().orElse(begun);
        return begun != null && proof.holds(begun);
    }

    private void carry(Runnable part) {
        if (begun != null) {
            proof.carry(begun, part);
            stepUp.tellPages();
        }
    }
}

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
 * A task on one screen, such as filling in and correcting a form, or going through many rows. The member proves their
 * identity at most once in the task, unless it takes longer than thirty minutes. The proof doesn't count for other
 * screens. The task belongs to a part of the page and ends with it.
 */
@NamedInterface("ui")
public final class ReauthScope {

    private final StepUp stepUp;
    private final RecentProof proof;
    private @Nullable ProofTerm begun;

    ReauthScope(StepUp stepUp, RecentProof proof) {
        this.stepUp = stepUp;
        this.proof = proof;
    }

    /**
     * Runs a part of the task at once if the proof counts, or counted for this task before. Otherwise a dialog asks for
     * a proof, and runs the part after the right answer; closing the dialog changes nothing. A part that has begun is
     * completed. Needs the tab's lock.
     */
    public void then(Runnable part) {
        then(part, () -> {});
    }

    void then(Runnable part, Runnable cancelled) {
        if (beginOrContinue()) {
            carry(part);
        } else {
            stepUp.ask(() -> within(part), cancelled);
        }
    }

    /**
     * Runs a part of the task that can't wait for an answer. Needs the tab's lock.
     *
     * @throws ProofTooOld if no proof counts for the task
     */
    public void within(Runnable part) {
        if (!beginOrContinue()) {
            throw new ProofTooOld();
        }
        carry(part);
    }

    /** A line that tells when the proof ends, and offers to renew it before. */
    public Component line() {
        return stepUp.line(this::end, () -> within(() -> {}));
    }

    /** When the proof for this task ends; empty if there is none. */
    private Optional<Instant> end() {
        return Optional.ofNullable(begun)
                .filter(proof::holds)
                .map(ProofTerm::last)
                .or(proof::end);
    }

    private boolean beginOrContinue() {
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

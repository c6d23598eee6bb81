package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.factor.CodeCheck;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.password.CurrentPassword;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Asks a member to prove themselves once more before a sensitive action. */
@NamedInterface("ui")
@Service
public class StepUp {

    private final RecentProof proof;
    private final SecondFactor second;
    private final CodeCheck codes;
    private final PasskeyLogIns passkeys;
    private final CurrentPassword passwords;
    private final CurrentMember current;
    private final MemberSessions sessions;
    private final LivePages pages;
    private final Clock clock;

    StepUp(
            RecentProof proof,
            SecondFactor second,
            CodeCheck codes,
            PasskeyLogIns passkeys,
            CurrentPassword passwords,
            CurrentMember current,
            MemberSessions sessions,
            LivePages pages,
            Clock clock) {
        this.proof = proof;
        this.second = second;
        this.codes = codes;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.current = current;
        this.sessions = sessions;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Runs the action at once if the proof counts, and extends it by five minutes. Otherwise a dialog asks for a proof,
     * and runs the action after the right answer; closing the dialog changes nothing. An action that has begun is
     * completed. Needs the tab's lock.
     */
    public void then(Runnable action) {
        work().then(action);
    }

    /** Like {@link #then(Runnable)}. If the member closes the dialog without an answer, {@code cancelled} runs instead. */
    public void then(Runnable action, Runnable cancelled) {
        work().then(action, cancelled);
    }

    /** Starts a task of more than one click, in which the member must prove their identity at most once. */
    public ReauthScope work() {
        return new ReauthScope(this, proof);
    }

    /** Whether {@link #then} would run an action at once. Usable on any thread that has the member's login. */
    public boolean fresh() {
        return proof.fresh();
    }

    /**
     * Runs the action of a form that asks for the password itself. A member with a second factor must prove that factor too.
     * Needs the tab's lock.
     */
    public void besidePassword(Runnable action) {
        if (wantsCode()) {
            then(action);
        } else {
            action.run();
        }
    }

    /** Asks for a proof, even if the current one counts. */
    void ask(Runnable action, Runnable cancelled) {
        new ProofDialog(this, action, cancelled).open();
    }

    /** Once any second factor is set up, the password isn't enough. A recovery code stands in for a passkey. */
    boolean wantsCode() {
        return second.isSetUpBy(current.id());
    }

    /** The service for a proof by passkey; empty if the member has no passkey. */
    Optional<PasskeyLogIns> passkeys() {
        return Optional.of(passkeys).filter(offered -> offered.offeredTo(current.id()));
    }

    /** Checks a code or the password, depending on {@link #wantsCode}. */
    ProofResult prove(String typed) {
        return wantsCode() ? codes.prove(typed) : passwords.prove(current.id(), typed);
    }

    /** @param renewed runs after a new proof */
    Component line(Supplier<Optional<Instant>> end, Runnable renewed) {
        ProofLine line = new ProofLine(end, () -> ask(renewed, () -> {}), clock);
        pages.followLogin(line, login(), line::draw);
        return line;
    }

    /** Updates the lines on all pages of this login. */
    void tellPages() {
        pages.loginChanged(login());
    }

    private UUID login() {
        return sessions.current().orElseGet(() -> current.id().id());
    }
}

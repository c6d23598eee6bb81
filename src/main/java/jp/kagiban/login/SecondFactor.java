package jp.kagiban.login;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.kagiban.shared.TypedText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Whether the login on this thread still lacks the second factor that its member has set up, and how they bring it. */
@Service
public class SecondFactor {

    /** Where it is asked for. */
    public static final String ADDRESS = "second-factor";

    /** The page that was asked for meanwhile, in the HTTP session. */
    static final String WANTED = SecondFactor.class.getName() + ".wanted";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");
    private static final int LONGEST = 100;

    private final OwnFactors factors;
    private final CurrentMember current;
    private final SecurityContextHolderStrategy security;
    private final FactorTries tries;
    private final BrowserLogIn browser;
    private final LoginHistory history;
    private final Clock clock;

    SecondFactor(
            OwnFactors factors,
            CurrentMember current,
            SecurityContextHolderStrategy security,
            FactorTries tries,
            BrowserLogIn browser,
            LoginHistory history,
            Clock clock) {
        this.factors = factors;
        this.current = current;
        this.security = security;
        this.tries = tries;
        this.browser = browser;
        this.history = history;
        this.clock = clock;
    }

    /** What came of a code. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Too many were wrong: {@link Entered#rest()} first. */
        WAIT
    }

    /** @param rest zero unless one must wait */
    public record Entered(Answer answer, Duration rest) {

        static Entered of(Answer answer) {
            return new Entered(answer, Duration.ZERO);
        }
    }

    /** A member is logged in by their password alone, and has a second factor: nothing but its page is open to them. */
    public boolean missing() {
        @Nullable Authentication login = security.getContext().getAuthentication();
        return login != null
                && !Factor.anySecondIn(login)
                && current.find().filter(factors::any).isPresent();
    }

    /** The opposite of {@link #missing}; also where nobody is logged in. */
    public boolean satisfied() {
        return !missing();
    }

    /** Remembers where the member wanted to go. Needs the tab's lock. */
    public void want(String path) {
        httpSession().setAttribute(WANTED, "/" + path);
    }

    /** Takes a code of the app, or one from paper; the session gets a new id, and the page that was wanted is loaded. */
    public Entered enter(String typed) {
        UUID member = current.id();
        Factor kind = kindOf(plain(typed));
        FactorTries.Try one = tries.atLogin(member);
        Entered entered = check(one, member, typed, browser::renew);
        switch (entered.answer()) {
            case RIGHT -> passed(member, kind);
            case WRONG -> history.factorRefused(member, kind);
            case WAIT -> history.factorMustWait(member, kind, one.delay());
        }
        return entered;
    }

    /** The same for a proof within the session. */
    Entered prove(UUID member, String typed) {
        Factor kind = kindOf(plain(typed));
        FactorTries.Try one = tries.within(member);
        Entered entered = check(one, member, typed, browser::keep);
        switch (entered.answer()) {
            case RIGHT -> history.proofShown(member, kind, true);
            case WRONG -> history.proofShown(member, kind, false);
            case WAIT -> history.proofMustWait(member, kind, one.delay());
        }
        return entered;
    }

    private Entered check(FactorTries.Try one, UUID member, String typed, Consumer<Authentication> keep) {
        if (one.rest().isPositive()) {
            return new Entered(Answer.WAIT, one.rest());
        }
        Optional<Factor> right = factorOf(member, typed);
        if (right.isPresent()) {
            tries.right(one, member);
            keep.accept(right.get().addTo(login(), clock.instant()));
            return Entered.of(Answer.RIGHT);
        }
        if (tries.wrong(one, member)) {
            UI.getCurrent().getPage().setLocation("login");
        }
        return Entered.of(Answer.WRONG);
    }

    private Optional<Factor> factorOf(UUID member, String typed) {
        String code = plain(typed);
        if (kindOf(code) == Factor.CODE) {
            return factors.takeCode(member, code) ? Optional.of(Factor.CODE) : Optional.empty();
        }
        boolean fits = !code.isEmpty() && code.length() <= LONGEST;
        return fits && factors.takeRecoveryCode(member, code) ? Optional.of(Factor.RECOVERY_CODE) : Optional.empty();
    }

    private static Factor kindOf(String code) {
        return DIGITS.matcher(code).matches() ? Factor.CODE : Factor.RECOVERY_CODE;
    }

    /** Without blanks, and in the narrow digits: Japanese keyboards type wide ones. */
    static String plain(String typed) {
        return TypedText.narrow(typed).replaceAll("\\s", "");
    }

    private Authentication login() {
        Authentication login = security.getContext().getAuthentication();
        if (login == null) {
            throw new IllegalStateException("Nobody is logged in here");
        }
        return login;
    }

    /** The passkey was right: the same as after a right code. */
    void passedByPasskey() {
        browser.renew(Factor.PASSKEY.addTo(login(), clock.instant()));
        tries.shown(current.id());
        passed(current.id(), Factor.PASSKEY);
    }

    private void passed(UUID member, Factor factor) {
        history.factorPassed(member, factor);
        goOn();
    }

    private static void goOn() {
        WrappedSession session = httpSession();
        Object wanted = session.getAttribute(WANTED);
        session.removeAttribute(WANTED);
        boolean ours = wanted instanceof String path && path.startsWith("/") && !path.startsWith("//");
        UI.getCurrent().getPage().setLocation(ours ? "." + wanted : "./");
    }

    private static WrappedSession httpSession() {
        return VaadinSession.getCurrent().getSession();
    }
}

package jp.kagiban.login.factor;

import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.BrowserSession;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginHistory;
import jp.kagiban.login.session.SecondFactor;
import org.springframework.stereotype.Component;

/** Completes the login on this thread, whose second factor was just shown. */
@Component
public class LoginCompletion {

    private final SecondFactor second;
    private final CurrentMember current;
    private final FactorTries tries;
    private final BrowserSession browser;
    private final LoginHistory history;

    LoginCompletion(
            SecondFactor second,
            CurrentMember current,
            FactorTries tries,
            BrowserSession browser,
            LoginHistory history) {
        this.second = second;
        this.current = current;
        this.tries = tries;
        this.browser = browser;
        this.history = history;
    }

    /** Gives the session a new id. @return the address to go to */
    public String complete(Factor proof) {
        browser.complete(proof);
        tries.shown(current.id());
        history.factorPassed(current.id(), proof);
        return second.next();
    }
}

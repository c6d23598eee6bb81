package jp.kagiban.login.factor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionEnd;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.login.throttle.LoginDelays;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of codes. The password was right already, so ten wrong codes in a row end the login and are
 * reported to the member. A browser that has shown the factor before has its own delay, so that strangers can't keep
 * the member waiting.
 */
@Component
class FactorTries {

    private static final int ENOUGH = 10;

    private final LoginDelays delays;
    private final KnownDevices devices;
    private final MemberSessions sessions;
    private final MemberMails mails;

    FactorTries(LoginDelays delays, KnownDevices devices, MemberSessions sessions, MemberMails mails) {
        this.delays = delays;
        this.devices = devices;
        this.sessions = sessions;
        this.mails = mails;
    }

    /**
     * @param delay names the delay in the history
     * @param rest how long to wait; zero if the code may be checked
     * @param number the number of wrong tries in a row, this one included
     */
    record Try(String counter, String delay, Duration rest, int number) {}

    /** Counts a try in a login that lacks the factor. Logging in again doesn't avoid the delay. */
    Try atLogin(MemberId member) {
        return count(devices.withFactor(member).orElseGet(() -> counterOfStrangers(member)));
    }

    /** Counts a try in a complete login, which has its own delay. */
    Try within(MemberId member) {
        return count(sessions.current().map(session -> "codes:" + session).orElseGet(() -> counterOfStrangers(member)));
    }

    private Try count(String counter) {
        LoginDelays.Try attempt = delays.attempt(counter, LoginDelays.Pace.CODE);
        return new Try(counter, attempt.delayOf(counter), attempt.rest(), attempt.number());
    }

    private static String counterOfStrangers(MemberId member) {
        return "factor:" + member;
    }

    void right(Try attempt) {
        delays.succeeded(attempt.counter());
    }

    /** Remembers that the member has shown their second factor in this thread's browser. */
    void shown(MemberId member) {
        devices.rememberWithFactor(member);
    }

    /** Handles a wrong code. @return whether it ended the login of this thread */
    boolean wrong(Try attempt, MemberId member) {
        boolean enough = attempt.number() % ENOUGH == 0;
        if (enough) {
            mails.send(member, MailKind.CODES_WRONG, List.of(), Optional.empty());
            sessions.endThis(member, SessionEnd.CODES);
        }
        return enough;
    }

    /** Ends the delay, because the guesser knew only the old password. A password set by mail may be the guesser's own. */
    @EventListener
    void passwordChanged(PasswordChanged changed) {
        if (!changed.byMail()) {
            delays.succeeded(counterOfStrangers(changed.member()));
        }
    }
}

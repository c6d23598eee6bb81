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
 * Slows down the guessing of codes. The password was right already, so ten wrong codes in a row end the login and are reported to
 * the member. A browser that has shown the factor before has its own delay, so that strangers can't keep the member waiting.
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
     * @param delay identifies the delay in the history
     * @param rest how long to wait; zero if what was typed may be looked at
     * @param number how many have been wrong in a row, this one included
     */
    record Try(String who, String delay, Duration rest, int number) {}

    /** Counts a try in a login that lacks the factor. Logging in again doesn't avoid the delay. */
    Try atLogin(MemberId member) {
        return count(devices.withFactor(member).orElseGet(() -> ofStrangers(member)));
    }

    /** Counts a try in a complete login, which has its own delay. */
    Try within(MemberId member) {
        return count(sessions.current().map(session -> "codes:" + session).orElseGet(() -> ofStrangers(member)));
    }

    private Try count(String who) {
        LoginDelays.Try one = delays.attempt(who, LoginDelays.Pace.CODE);
        return new Try(who, one.delayOf(who), one.rest(), one.number());
    }

    private static String ofStrangers(MemberId member) {
        return "factor:" + member;
    }

    void right(Try one) {
        delays.succeeded(one.who());
    }

    /** The member has shown their second factor in this thread's browser. */
    void shown(MemberId member) {
        devices.rememberWithFactor(member);
    }

    /** @return whether the login of this thread has ended by it */
    boolean wrong(Try one, MemberId member) {
        boolean enough = one.number() % ENOUGH == 0;
        if (enough) {
            mails.send(member, MailKind.CODES_WRONG, List.of(), Optional.empty());
            sessions.endThis(member, SessionEnd.CODES);
        }
        return enough;
    }

    /** The guesser knew the old password. */
    @EventListener
    void passwordChanged(PasswordChanged changed) {
        delays.succeeded(ofStrangers(changed.member()));
    }
}

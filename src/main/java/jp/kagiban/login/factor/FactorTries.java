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
 * Slows down the guessing of codes. Whoever is asked for a code has given the password already, so ten wrong ones in a row
 * end their login and are reported to the member. A browser in which the factor was shown before has a delay of its own, so
 * that strangers can't keep the member waiting.
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
     * @param delay by what the wait can be told from others
     * @param rest how long to wait; zero if what was typed may be looked at
     * @param number how many have been wrong in a row, this one included
     */
    record Try(String who, String delay, Duration rest, int number) {}

    /** Where the login lacks the factor. Logging in anew is no way around the delay. */
    Try atLogin(MemberId member) {
        return count(devices.withFactor(member).orElseGet(() -> ofStrangers(member)));
    }

    /** Within a complete login, whose own tries are counted. */
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

    /** Whoever guessed knew the old one. */
    @EventListener
    void passwordChanged(PasswordChanged changed) {
        delays.succeeded(ofStrangers(changed.member()));
    }
}

package jp.kagiban.shop.activation;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.Acceptance;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGeneration.Trying;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to a waiting key, as a pure function of its state, the mall's answer and the instant.
 *
 * @param retry the delay before the next try, within the time in which a new key is usually accepted
 * @param acceptance the times of the shop's mall
 */
public record KeyActivationPolicy(Duration retry, Acceptance acceptance) {

    /** The delay before the next try after that time. Also the longest delay after unusable answers. */
    static final Duration SELDOM = Duration.ofMinutes(30);
    /** A held key is tried again after this time, since the key in use may have died. */
    static final Duration HELD = Duration.ofHours(1);

    /**
     * @param trying state of the waiting key
     * @param sameKey whether the waiting key is the key in use, with new values of other fields only
     * @param active the mall's answers about the key in use, or null if there is none
     */
    ActivationDecision decide(Trying trying, boolean sameKey, @Nullable Said active, KeyProof proof, Instant now) {
        MallOutcome verdict = proof.verdict();
        return switch (verdict.kind()) {
            case VALID -> proven(trying, sameKey, active, proof.said(), now);
            case REJECTED -> refused(trying, now);
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> withoutAnswer(trying, verdict, now);
        };
    }

    private static ActivationDecision proven(
            Trying trying, boolean sameKey, @Nullable Said active, KeyWord report, Instant now) {
        Instant expiry = report.end();
        if (active != null && expiry != null && holds(trying.confirmedBy() != null, sameKey, active, expiry, now)) {
            return new ActivationDecision.HoldForMember(expiry);
        }
        return new ActivationDecision.Activate(expiry, report.endUntold());
    }

    private static boolean holds(boolean confirmed, boolean sameKey, Said active, Instant expiry, Instant now) {
        boolean past = new Expiry(expiry).passed(now);
        if (past && works(active, now)) {
            return true;
        }
        if (confirmed) {
            return false;
        }
        if (active.rejectedSince() != null && !past) {
            return false;
        }
        Instant current = active.expiresAt();
        if (current == null) {
            return past;
        }
        return expiry.isBefore(current) || (expiry.equals(current) && !sameKey);
    }

    /** Whether a key in use seems to work: the mall doesn't refuse it, and its date isn't past. */
    public static boolean works(Said active, Instant now) {
        Instant expiry = active.expiresAt();
        return active.rejectedSince() == null && (expiry == null || !new Expiry(expiry).passed(now));
    }

    private ActivationDecision refused(Trying trying, Instant now) {
        long seconds = trying.refusedSeconds() + sinceLastRefusal(trying, now);
        if (seconds >= acceptance.givenUp().toSeconds()) {
            return new ActivationDecision.GiveUp();
        }
        Duration rest = seconds < acceptance.usuallyAccepted().toSeconds() ? retry : SELDOM;
        return new ActivationDecision.WaitForMall(new Trying(
                Hold.NONE,
                trying.confirmedBy(),
                now,
                Answer.REJECTED,
                trying.refusals() + 1,
                seconds,
                0,
                now.plus(rest)));
    }

    /** The seconds since the last try if the mall refused it, otherwise 0. */
    private static long sinceLastRefusal(Trying trying, Instant now) {
        Instant last = trying.triedAt();
        boolean refused = trying.lastAnswer() == Answer.REJECTED && last != null;
        return refused ? Math.max(0, Duration.between(last, now).toSeconds()) : 0;
    }

    /** A try without an answer keeps the hold for the member's decision. */
    private ActivationDecision withoutAnswer(Trying trying, MallOutcome verdict, Instant now) {
        boolean waitsForMember = trying.heldFor() == Hold.EARLIER_THAN_ACTIVE;
        return new ActivationDecision.WaitForMall(new Trying(
                waitsForMember ? Hold.EARLIER_THAN_ACTIVE : Hold.NONE,
                trying.confirmedBy(),
                now,
                verdict.kind(),
                trying.refusals(),
                trying.refusedSeconds(),
                trying.failures() + 1,
                verdict.again(now, pause(trying, verdict))));
    }

    /** The pause grows unless the mall is away, so that the key is tried soon once the mall is back. */
    private Duration pause(Trying trying, MallOutcome verdict) {
        if (verdict.isAway()) {
            return retry;
        }
        Duration grown = retry.multipliedBy(1L << Math.min(trying.failures(), 10));
        return grown.compareTo(SELDOM) > 0 ? SELDOM : grown;
    }
}

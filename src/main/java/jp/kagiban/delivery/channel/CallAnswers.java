package jp.kagiban.delivery.channel;

import java.util.Set;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.shared.SendResult;

/** Turns the outcome of a call into the result of a delivery. */
public final class CallAnswers {

    /** Timeout, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int SERVER = 500;

    private CallAnswers() {}

    /** @param code a short code from the body of the receiver's answer; empty for most */
    public static SendResult of(CallOutcome outcome, String code) {
        return switch (outcome) {
            case Reply reply -> of(reply, code);
            case Failure.NO_HTTPS_ADDRESS, Failure.NOT_ALLOWED -> new SendResult.Refused(outcome.toString());
            case Failure.BUSY -> new SendResult.NoPlace();
            case Failure failure -> new SendResult.Later(failure.name());
        };
    }

    private static SendResult of(Reply reply, String code) {
        if (reply.isSuccess()) {
            return new SendResult.Taken("HTTP " + reply.status());
        }
        String answer = ("HTTP " + reply.status() + " " + code).strip();
        return isPassing(reply.status())
                ? new SendResult.Later(answer, reply.retryAfter())
                : new SendResult.Refused(answer);
    }

    /** A retry wouldn't change other replies, including redirects. */
    private static boolean isPassing(int status) {
        return PASSING.contains(status) || status >= SERVER;
    }
}

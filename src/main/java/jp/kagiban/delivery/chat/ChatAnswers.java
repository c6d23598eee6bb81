package jp.kagiban.delivery.chat;

import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;

/** What the outcome of a call means for a delivery. */
final class ChatAnswers {

    private static final int TIMED_OUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private ChatAnswers() {}

    static Answer of(CallOutcome outcome, Messenger messenger) {
        return switch (outcome) {
            case Reply reply -> of(reply, messenger.code(reply.text()));
            case Failure.NO_HTTPS_ADDRESS, Failure.NOT_ALLOWED -> new Answer.Refused(outcome.toString());
            case Failure failure -> new Answer.TryLater(failure.name());
        };
    }

    private static Answer of(Reply reply, String code) {
        String said = ("HTTP " + reply.status() + " " + code).strip();
        if (reply.isSuccess()) {
            return new Answer.Taken("HTTP " + reply.status());
        }
        return isPassing(reply.status()) ? new Answer.TryLater(said, reply.retryAfter()) : new Answer.Refused(said);
    }

    /** All else, redirects among them, says the same again next time. */
    private static boolean isPassing(int status) {
        return status == TIMED_OUT || status == TOO_EARLY || status == TOO_MANY || status >= SERVER;
    }
}

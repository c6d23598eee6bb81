package jp.kagiban.delivery.push;

import java.util.Set;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;

/** What the answer of a push service means for a delivery (RFC 8030). */
final class PushAnswers {

    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final int SERVER = 500;

    private PushAnswers() {}

    static Answer of(CallOutcome outcome) {
        return switch (outcome) {
            case Reply reply -> of(reply);
            case Failure.NO_HTTPS_ADDRESS -> new Answer.Refused(Failure.NO_HTTPS_ADDRESS.name());
            case Failure failure -> new Answer.TryLater(failure.name());
        };
    }

    private static Answer of(Reply reply) {
        String said = "HTTP " + reply.status();
        if (reply.isSuccess()) {
            return new Answer.Taken(said);
        }
        boolean passing = PASSING.contains(reply.status()) || reply.status() >= SERVER;
        return passing ? new Answer.TryLater(said, reply.retryAfter()) : new Answer.Refused(said);
    }

    /** Whether the browser takes nothing at this address any more, and never will. */
    static boolean isGone(CallOutcome outcome) {
        return outcome instanceof Reply reply && GONE.contains(reply.status());
    }
}

package jp.kagiban.delivery.channel;

import java.time.Duration;
import java.util.Optional;

/** What came of handing a digest over. What was said is a short line without secrets or addresses, such as {@code HTTP 200}. */
public sealed interface Answer {

    String said();

    /** The receiver has it. */
    record Taken(String said) implements Answer {}

    /** It may work later. */
    record TryLater(String said, Optional<Duration> after) implements Answer {

        public TryLater(String said) {
            this(said, Optional.empty());
        }

        public TryLater(AnswerCode code) {
            this(code.name());
        }
    }

    /** Nothing was sent, for want of a place here: no fault of the receiver's. */
    record NoPlace() implements Answer {

        @Override
        public String said() {
            return AnswerCode.BUSY.name();
        }
    }

    /** Trying again is of no use until somebody changes something. */
    record Refused(String said) implements Answer {

        public Refused(AnswerCode code) {
            this(code.name());
        }
    }
}

package jp.kagiban.shared;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of sending a message out of the portal, from the receiver's reply to the stored row. {@code said} is a short line
 * without secrets or addresses, such as {@code SMTP 250} or {@code HTTP 200}.
 */
public sealed interface SendResult {

    String said();

    /** The receiver has it. The portal doesn't see what a mail server does with it afterwards. */
    record Taken(String said) implements SendResult {}

    /**
     * A retry may succeed.
     *
     * @param after the pause that the receiver asks for
     */
    record Later(String said, Optional<Duration> after) implements SendResult {

        public Later(String said) {
            this(said, Optional.empty());
        }
    }

    /** Nothing was sent, because this node already makes as many calls as it may. It doesn't count as a try. */
    record NoPlace() implements SendResult {

        @Override
        public String said() {
            return "BUSY";
        }
    }

    /** A retry will fail too, until somebody changes something. */
    record Refused(String said) implements SendResult {}
}

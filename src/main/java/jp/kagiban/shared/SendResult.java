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
     * @param after how long the receiver asks to be left alone
     */
    record Later(String said, Optional<Duration> after) implements SendResult {

        public Later(String said) {
            this(said, Optional.empty());
        }
    }

    /** Nothing was sent, because all places here are taken. It doesn't count as a try. */
    record NoPlace() implements SendResult {

        @Override
        public String said() {
            return "BUSY";
        }
    }

    /** A retry fails as well until somebody changes something. */
    record Refused(String said) implements SendResult {}
}

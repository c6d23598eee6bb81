package jp.kagiban.egress;

import java.time.Duration;
import java.util.Optional;

/** What came of a call. */
public sealed interface CallOutcome {

    /**
     * The receiver answered; a redirect is an answer like any other.
     *
     * @param retryAfter how long it asks to be left alone, a day at most
     * @param text the first 4 kB, read as UTF-8, with marks in place of what isn't
     */
    record Reply(int status, Optional<Duration> retryAfter, String text) implements CallOutcome {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return "Reply[status=" + status + "]";
        }
    }

    /** There was no answer. */
    enum Failure implements CallOutcome {
        /** It doesn't begin with https://, or has a name to log in with, a port below 1024 that isn't 443, or no host. */
        NO_HTTPS_ADDRESS,
        /** It leads into a private network, or to another place that isn't open to everybody. */
        NOT_ALLOWED,
        /** There is no machine of this name. */
        UNKNOWN_NAME,
        /** The certificate isn't for this name, has run out, or is signed by nobody who is trusted. */
        WRONG_CERTIFICATE,
        /** Nobody takes the connection. */
        NO_CONNECTION,
        /** It took longer than 10 seconds. The receiver may have the message. */
        TOO_SLOW,
        /** The connection ended before an answer. The receiver may have the message. */
        BROKEN_OFF,
        /** Too many calls are on their way, of this tenant, to this host or in all; nothing was sent. */
        BUSY,
        /** The receiver was slow twice in a row and isn't called for some minutes; nothing was sent. */
        RESTING
    }
}

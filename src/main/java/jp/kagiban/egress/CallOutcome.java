package jp.kagiban.egress;

import java.time.Duration;
import java.util.Optional;

/** The result of a call. */
public sealed interface CallOutcome {

    /**
     * The receiver answered, perhaps with a redirect.
     *
     * @param retryAfter the pause that the receiver asks for, at most a day
     * @param text the first 4 kB, decoded as UTF-8 with replacement characters
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
        /** The address isn't https, has user info, has a port below 1024 other than 443, or has no host. */
        NO_HTTPS_ADDRESS,
        /** The host resolves to a private or otherwise non-public network. */
        NOT_ALLOWED,
        /** The host name doesn't exist. */
        UNKNOWN_NAME,
        /** The certificate is for another name, has expired, or comes from an untrusted authority. */
        WRONG_CERTIFICATE,
        /** The connection was refused. */
        NO_CONNECTION,
        /** The call took longer than 10 seconds. The receiver may have the message. */
        TOO_SLOW,
        /** The connection ended before an answer. The receiver may have the message. */
        BROKEN_OFF,
        /** Too many calls are running: of this tenant, to this host or in all. Nothing was sent. */
        BUSY,
        /** The receiver was slow twice in a row and isn't called for some minutes. Nothing was sent. */
        RESTING
    }
}

package jp.kagiban.mail;

import jakarta.mail.internet.MimeMessage;

/** Takes a mail out of the house. */
interface MailTransport {

    /**
     * @return what was said, such as {@code SMTP 250}
     * @throws NotDelivered if it could not, with no word of whom it was for
     */
    String deliver(MimeMessage mail) throws NotDelivered;

    /** A mail that is still here. The message names neither address nor link. */
    final class NotDelivered extends Exception {

        /** Where nothing has answered. */
        static final int NO_CODE = -1;

        private static final int FIRST_REFUSAL = 500;

        private final int code;
        private final boolean forGood;
        private final boolean ofTheAddress;

        NotDelivered(String message, int code, boolean forGood, boolean ofTheAddress) {
            super(message);
            this.code = code;
            this.forGood = forGood;
            this.ofTheAddress = ofTheAddress;
        }

        /** Of SMTP, or {@link #NO_CODE}. */
        int code() {
            return code;
        }

        /** A short line for whoever looks at the delivery. */
        String said() {
            return code == NO_CODE ? "no answer" : "SMTP " + code;
        }

        /** Whether trying again is of no use: the address doesn't exist. */
        boolean forGood() {
            return forGood;
        }

        /** Whether a server has said no to this address or to the mail for it, whatever comes of trying again. */
        boolean isRefusal() {
            return ofTheAddress && code >= FIRST_REFUSAL;
        }
    }
}

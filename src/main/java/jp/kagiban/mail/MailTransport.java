package jp.kagiban.mail;

import jakarta.mail.internet.MimeMessage;

/** Takes a mail out of the house. */
interface MailTransport {

    /** @throws NotDelivered if it could not, with no word of whom it was for */
    void deliver(MimeMessage mail) throws NotDelivered;

    /** A mail that is still here. The message names neither address nor link. */
    final class NotDelivered extends Exception {

        private final boolean forGood;

        NotDelivered(String message, boolean forGood) {
            super(message);
            this.forGood = forGood;
        }

        /** Whether trying again is of no use: the address doesn't exist. */
        boolean forGood() {
            return forGood;
        }
    }
}

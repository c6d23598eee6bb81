package jp.kagiban.mail;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail that its sender has written whole, with a way out: it can be stopped by one press.
 *
 * @param id makes the Message-ID: the same letter handed over twice is the same mail
 * @param language of its frame
 * @param unsubscribe takes a POST without a login (RFC 8058); holds a token, so a letter shows itself in no text
 */
public record Letter(UUID id, String to, Locale language, MailText text, URI unsubscribe) {

    /** @throws IllegalArgumentException if the address can't be written to */
    public Letter {
        if (!MailAddress.isSendable(to)) {
            throw new IllegalArgumentException("No mail can go to this address");
        }
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}

package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to the mail server. */
final class SmtpPostman implements MailTransport {

    private static final int REFUSED = 550;
    private static final int REFUSED_LAST = 559;

    @Override
    public void deliver(MimeMessage mail) throws NotDelivered {
        try {
            Transport.send(mail);
        } catch (MessagingException failed) {
            throw new NotDelivered(plain(failed), isForGood(failed));
        }
    }

    /** The server's own words may hold the address; its number doesn't. */
    private static String plain(MessagingException failed) {
        int code = code(failed);
        return failed.getClass().getSimpleName() + (code < 0 ? "" : " (" + code + ")");
    }

    private static boolean isForGood(@Nullable Exception failed) {
        int code = code(failed);
        boolean refused = code >= REFUSED && code <= REFUSED_LAST;
        return refused || (failed instanceof MessagingException outer && isForGood(outer.getNextException()));
    }

    private static int code(@Nullable Exception failed) {
        return switch (failed) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException content -> content.getReturnCode();
            case null, default -> -1;
        };
    }
}

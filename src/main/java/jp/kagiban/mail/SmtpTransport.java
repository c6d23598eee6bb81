package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.SendResult;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to the mail server, and decides by its reply whether a retry makes sense. */
final class SmtpTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_REFUSAL = 500;
    /** The mailbox doesn't exist, has moved or can't exist: the address is wrong for good. */
    private static final Set<Integer> OF_THE_ADDRESS = Set.of(521, 550, 551, 553, 556);
    /** Enhanced codes (RFC 3463) for rules and logins, which the operators can correct. */
    private static final Pattern OF_POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private final Session session;

    SmtpTransport(Session session) {
        this.session = session;
    }

    @Override
    public SendResult deliver(MimeMessage mail, IntConsumer refused) {
        SMTPTransport line = line();
        try {
            line.connect();
            line.sendMessage(mail, mail.getAllRecipients());
            return new SendResult.Taken("SMTP " + line.getLastReturnCode());
        } catch (MessagingException failed) {
            return failure(failed, line.getLastReturnCode(), refused);
        } finally {
            hangUp(line);
        }
    }

    private SMTPTransport line() {
        try {
            return (SMTPTransport) session.getTransport("smtp");
        } catch (MessagingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A mail that was taken stays taken, however the connection ends. */
    private static void hangUp(SMTPTransport line) {
        try {
            line.close();
        } catch (MessagingException _) {
            // The result is known by now.
        }
    }

    /** The server's text may contain the address; its code doesn't. */
    private static SendResult failure(MessagingException failed, int last, IntConsumer refused) {
        Optional<Integer> ofTheAddress = address(failed).or(() -> content(failed));
        ofTheAddress.filter(code -> code >= FIRST_REFUSAL).ifPresent(refused::accept);
        String said = ofTheAddress
                .or(() -> Optional.of(last).filter(code -> code >= FIRST_ERROR))
                .filter(code -> code > 0)
                .map(code -> "SMTP " + code)
                .orElse("no answer");
        LOG.warn(
                "The mail server has not taken a mail: {} ({})",
                failed.getClass().getSimpleName(),
                said);
        return isForGood(failed) ? new SendResult.Refused(said) : new SendResult.Later(said);
    }

    /** Operators may correct an unknown sender, a denied relay or refused content within a day. */
    private static boolean isForGood(MessagingException failed) {
        return causes(failed, SMTPAddressFailedException.class)
                .findFirst()
                .filter(no -> OF_THE_ADDRESS.contains(no.getReturnCode()))
                .filter(no ->
                        !OF_POLICY.matcher(String.valueOf(no.getMessage())).find())
                .isPresent();
    }

    private static Optional<Integer> address(MessagingException failed) {
        return causes(failed, SMTPAddressFailedException.class)
                .map(SMTPAddressFailedException::getReturnCode)
                .findFirst();
    }

    /** Returns the reply to the mail itself, which the server sends after it has accepted the sender. */
    private static Optional<Integer> content(MessagingException failed) {
        return causes(failed, SMTPSendFailedException.class)
                .filter(no -> !String.valueOf(no.getCommand()).startsWith("MAIL"))
                .map(SMTPSendFailedException::getReturnCode)
                .findFirst();
    }

    private static <T extends MessagingException> Stream<T> causes(MessagingException failed, Class<T> type) {
        return Stream.<Exception>iterate(
                        failed,
                        one -> one instanceof MessagingException,
                        one -> ((MessagingException) one).getNextException())
                .filter(type::isInstance)
                .map(type::cast);
    }
}

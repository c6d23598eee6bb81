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
    /** Codes for an address that is wrong for good: the mailbox doesn't exist, has moved or can't exist. */
    private static final Set<Integer> BAD_ADDRESS_CODES = Set.of(521, 550, 551, 553, 556);
    /** Enhanced codes (RFC 3463) for rules and logins, which the operators can correct. */
    private static final Pattern POLICY_CODE = Pattern.compile("\\b5\\.7\\.\\d");

    private final Session session;

    SmtpTransport(Session session) {
        this.session = session;
    }

    @Override
    public SendResult deliver(MimeMessage mail, IntConsumer refused) {
        SMTPTransport connection = newConnection();
        try {
            connection.connect();
            connection.sendMessage(mail, mail.getAllRecipients());
            return new SendResult.Taken("SMTP " + connection.getLastReturnCode());
        } catch (MessagingException failed) {
            return failure(failed, connection.getLastReturnCode(), refused);
        } finally {
            close(connection);
        }
    }

    private SMTPTransport newConnection() {
        try {
            return (SMTPTransport) session.getTransport("smtp");
        } catch (MessagingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Closes the connection. If that fails, a mail that was taken stays taken. */
    private static void close(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException _) {
            // The result is known by now.
        }
    }

    /** Builds the result. It contains the server's code but not its text, which may contain the address. */
    private static SendResult failure(MessagingException failed, int last, IntConsumer refused) {
        Optional<Integer> replyCode = addressCode(failed).or(() -> contentCode(failed));
        replyCode.filter(code -> code >= FIRST_REFUSAL).ifPresent(refused::accept);
        String said = replyCode
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

    /**
     * Whether a retry is useless. For other refusals it isn't: operators may correct an unknown sender, a denied relay
     * or refused content within a day.
     */
    private static boolean isForGood(MessagingException failed) {
        return causes(failed, SMTPAddressFailedException.class)
                .findFirst()
                .filter(refusal -> BAD_ADDRESS_CODES.contains(refusal.getReturnCode()))
                .filter(refusal -> !POLICY_CODE
                        .matcher(String.valueOf(refusal.getMessage()))
                        .find())
                .isPresent();
    }

    private static Optional<Integer> addressCode(MessagingException failed) {
        return causes(failed, SMTPAddressFailedException.class)
                .map(SMTPAddressFailedException::getReturnCode)
                .findFirst();
    }

    /** Returns the reply to the mail itself, which the server sends after it has accepted the sender. */
    private static Optional<Integer> contentCode(MessagingException failed) {
        return causes(failed, SMTPSendFailedException.class)
                .filter(refusal -> !String.valueOf(refusal.getCommand()).startsWith("MAIL"))
                .map(SMTPSendFailedException::getReturnCode)
                .findFirst();
    }

    private static <T extends MessagingException> Stream<T> causes(MessagingException failed, Class<T> type) {
        return Stream.<Exception>iterate(
                        failed,
                        cause -> cause instanceof MessagingException,
                        cause -> ((MessagingException) cause).getNextException())
                .filter(type::isInstance)
                .map(type::cast);
    }
}

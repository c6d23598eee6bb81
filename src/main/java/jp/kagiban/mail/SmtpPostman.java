package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to the mail server. */
final class SmtpPostman implements MailTransport {

    private final Session session;

    SmtpPostman(Session session) {
        this.session = session;
    }

    @Override
    public String deliver(MimeMessage mail) throws NotDelivered {
        SMTPTransport line = line();
        try {
            line.connect();
            line.sendMessage(mail, mail.getAllRecipients());
            return "SMTP " + line.getLastReturnCode();
        } catch (MessagingException failed) {
            throw new SmtpFailure(failed, line.getLastReturnCode()).notDelivered();
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

    /** A mail that was taken stays taken, however the line ends. */
    private static void hangUp(SMTPTransport line) {
        try {
            line.close();
        } catch (MessagingException _) {
            // Nothing is left to be said.
        }
    }
}

package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.mail.MailTransport.NotDelivered;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a mail server's no means.
 *
 * @param last the number that it said last
 */
record SmtpFailure(MessagingException failed, int last) {

    private static final int FIRST_ERROR = 400;
    /** No such mailbox, or one that is elsewhere or can't be: a fault of the address, for good. */
    private static final Set<Integer> OF_THE_ADDRESS = Set.of(521, 550, 551, 553, 556);
    /** Enhanced codes (RFC 3463) that speak of rules and logins: for those who run the portal to mend. */
    private static final Pattern OF_POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    /** The server's own words may hold the address; its number doesn't. */
    NotDelivered notDelivered() {
        Optional<Integer> ofTheAddress = address().or(this::content);
        int code = ofTheAddress.orElse(last >= FIRST_ERROR ? last : NotDelivered.NO_CODE);
        String message = failed.getClass().getSimpleName() + (code == NotDelivered.NO_CODE ? "" : " (" + code + ")");
        return new NotDelivered(message, code, isForGood(), ofTheAddress.isPresent());
    }

    /** A sender that isn't known, a relay that is denied, a content that is disliked: those may be mended within a day. */
    private boolean isForGood() {
        return causes(SMTPAddressFailedException.class)
                .findFirst()
                .filter(no -> OF_THE_ADDRESS.contains(no.getReturnCode()))
                .filter(no ->
                        !OF_POLICY.matcher(String.valueOf(no.getMessage())).find())
                .isPresent();
    }

    private Optional<Integer> address() {
        return causes(SMTPAddressFailedException.class)
                .map(SMTPAddressFailedException::getReturnCode)
                .findFirst();
    }

    /** Of the mail itself, once its sender was taken. */
    private Optional<Integer> content() {
        return causes(SMTPSendFailedException.class)
                .filter(no -> !String.valueOf(no.getCommand()).startsWith("MAIL"))
                .map(SMTPSendFailedException::getReturnCode)
                .findFirst();
    }

    private <T extends MessagingException> Stream<T> causes(Class<T> type) {
        return Stream.<Exception>iterate(
                        failed,
                        one -> one instanceof MessagingException,
                        one -> ((MessagingException) one).getNextException())
                .filter(type::isInstance)
                .map(type::cast);
    }
}

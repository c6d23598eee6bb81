package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
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
    private static final int FIRST_LASTING = 500;
    private static final int FIRST_OF_CONTENT = 550;
    private static final int LAST_OF_CONTENT = 559;
    /** A wrong order of commands, and a login that is missing: ours to mend, and no fault of the address. */
    private static final Set<Integer> NOT_OF_THE_ADDRESS = Set.of(503, 530);

    /** The server's own words may hold the address; its number doesn't. */
    NotDelivered notDelivered() {
        int code = address().or(this::content).orElse(last >= FIRST_ERROR ? last : NotDelivered.NO_CODE);
        String message = failed.getClass().getSimpleName() + (code == NotDelivered.NO_CODE ? "" : " (" + code + ")");
        return new NotDelivered(message, code, isForGood());
    }

    /** A sender that the server doesn't know is for those who run the portal to mend. */
    private boolean isForGood() {
        return address()
                .map(code -> code >= FIRST_LASTING && !NOT_OF_THE_ADDRESS.contains(code))
                .orElseGet(() -> content()
                        .filter(code -> code >= FIRST_OF_CONTENT && code <= LAST_OF_CONTENT)
                        .isPresent());
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

package jp.kagiban.mail;

import jakarta.mail.internet.MimeMessage;
import java.util.function.IntConsumer;
import jp.kagiban.shared.SendResult;

/** Sends one mail. */
interface MailTransport {

    /**
     * @param refused receives the SMTP code, from 500 to 599, if the server refuses the address or the mail to it
     * @return contains neither the address nor the link
     */
    SendResult deliver(MimeMessage mail, IntConsumer refused);
}

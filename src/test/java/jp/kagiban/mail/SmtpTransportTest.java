package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.SendResult;
import org.junit.jupiter.api.Test;

/** A mail server that misbehaves costs a mail at most a retry. */
class SmtpTransportTest {

    private static final byte[] LINE = ("220-" + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread flood = Thread.ofPlatform().start(() -> flood(server));
            assertThat(deliverOver(server.getLocalPort())).isEqualTo(new SendResult.Later("no answer"));
            flood.join();
        }
    }

    /** Sends lines of one answer until the client hangs up. */
    private static void flood(ServerSocket server) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            while (true) {
                out.write(LINE);
            }
        } catch (IOException hungUp) {
            // The client has had enough.
        }
    }

    private static SendResult deliverOver(int port) throws Exception {
        MailSettings settings =
                new MailSettings("127.0.0.1", port, null, null, "portal@kagiban.example.jp", MailSettings.Tls.OFF);
        Session session = new MailConfiguration().mailSession(settings);
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom("portal@kagiban.example.jp");
        mail.setRecipients(RecipientType.TO, "hanako@example.jp");
        mail.setText("…");
        return new SmtpTransport(session).deliver(mail, _ -> {});
    }
}

package jp.kagiban.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A mail server of the tests, spoken to over real SMTP. As an initializer it is the mail server of a context. */
public final class PostOffice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String PORTAL = "https://kagiban.example.jp";

    /** One for all contexts, so that a server that comes back is found again. */
    private static final int PORT = freePort();

    private static final GreenMail SERVER = server();

    /** On a busy machine it takes more than the two seconds that it is given by itself. */
    private static GreenMail server() {
        ServerSetup setup = new ServerSetup(PORT, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        return new GreenMail(setup);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        open();
        TestPropertyValues.of(
                        "kagiban.smtp.host=127.0.0.1",
                        "kagiban.smtp.port=" + PORT,
                        "kagiban.smtp.from=portal@kagiban.example.jp",
                        "kagiban.smtp.tls=off",
                        "kagiban.public-url=" + PORTAL)
                .applyTo(context);
    }

    /** With these a portal in a process of its own, reached at this address, sends its mails here. */
    public static Map<String, String> settings(String portal) {
        return Map.of(
                "KAGIBAN_PUBLIC_URL", portal,
                "KAGIBAN_SMTP_HOST", "127.0.0.1",
                "KAGIBAN_SMTP_PORT", String.valueOf(PORT),
                "KAGIBAN_SMTP_FROM", "portal@kagiban.example.jp",
                "KAGIBAN_SMTP_TLS", "off");
    }

    public static synchronized void open() {
        if (SERVER.getSmtp() == null || !SERVER.getSmtp().isRunning()) {
            SERVER.start();
        }
    }

    /** A port on which nobody listens by now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public static void close() {
        SERVER.stop();
    }

    public static void empty() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException odd) {
            throw new IllegalStateException(odd);
        }
    }

    public static List<MimeMessage> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> Arrays.toString(recipients(mail)).equals("[" + address + "]"))
                .toList();
    }

    public static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static Object[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException odd) {
            throw new IllegalStateException(odd);
        }
    }

    /** The part of a mail that is plain text, or the one that is HTML. */
    public static String part(MimeMessage mail, int number) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(number)
                    .getContent()
                    .toString();
        } catch (MessagingException odd) {
            throw new IllegalStateException(odd);
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    /** The path of the link in the mail that has come last. */
    public static String link(String address) {
        return link(PORTAL, to(address).getLast());
    }

    /** The path of the link to this portal in a mail. */
    public static String link(String portal, MimeMessage mail) {
        var matcher = Pattern.compile(Pattern.quote(portal) + "(/\\S+)").matcher(part(mail, 0));
        if (!matcher.find()) {
            throw new IllegalStateException("There is no link in it");
        }
        return matcher.group(1);
    }
}

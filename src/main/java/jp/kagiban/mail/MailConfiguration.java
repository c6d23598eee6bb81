package jp.kagiban.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import jp.kagiban.mail.OutboxSender.MailJob;
import jp.kagiban.shared.Loopback;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends mails over the configured mail server, or writes them to files if none is set. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    @Bean
    MailTransport mailTransport(Settings settings, MailSettings mail, Session session) {
        return mail.isSet() ? new SmtpTransport(session) : new FileTransport(folder(settings));
    }

    @Bean
    Task<MailJob> mailSendTask(ObjectProvider<OutboxSender> sender, Clock clock) {
        return MailJob.SEND.task(clock, job -> sender.getObject().run(job.mail()));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> wayOfMails(Settings settings, MailSettings mail) {
        return _ -> {
            if (mail.isSet()) {
                LOG.info("Mails leave over {}:{}", mail.host(), mail.port());
                if (isOpen(mail)) {
                    LOG.warn("KAGIBAN_SMTP_TLS=off: mails and their login links leave unencrypted."
                            + " Unset it where the server takes TLS");
                }
            } else {
                LOG.info("KAGIBAN_SMTP_HOST is not set: mails are not sent, they are written to {}", folder(settings));
            }
        };
    }

    /** Returns whether mails cross a network unencrypted. */
    static boolean isOpen(MailSettings mail) {
        return mail.host() != null && mail.tls() == MailSettings.Tls.OFF && !Loopback.isHost(mail.host());
    }

    private static Path folder(Settings settings) {
        return settings.dataDir().toAbsolutePath().normalize().resolve("outbox");
    }

    @Bean
    Session mailSession(MailSettings mail) {
        Properties properties = new Properties();
        if (mail.isSet()) {
            reach(properties, mail);
        }
        return Session.getInstance(properties, authenticator(mail));
    }

    private static void reach(Properties properties, MailSettings mail) {
        properties.put("mail.smtp.host", String.valueOf(mail.host()));
        properties.put("mail.smtp.port", String.valueOf(mail.port()));
        properties.put("mail.smtp.from", mail.sender());
        properties.put("mail.smtp.auth", String.valueOf(mail.user() != null));
        properties.put("mail.smtp.socketFactory", new BoundedSockets());
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.starttls.enable", String.valueOf(mail.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(mail.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", String.valueOf(mail.tls() == MailSettings.Tls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
    }

    private static @Nullable Authenticator authenticator(MailSettings mail) {
        String user = mail.user();
        String password = mail.password();
        if (user == null || password == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }
}

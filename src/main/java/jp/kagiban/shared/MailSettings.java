package jp.kagiban.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server: {@code KAGIBAN_SMTP_HOST} and its like.
 *
 * @param host The mail server. Without this setting, the portal writes mails to files in {@code outbox} in the data folder.
 * @param port The port of the mail server.
 * @param from The sender's address; required with a mail server.
 * @param user The account for the mail server.
 * @param password The password for the mail server.
 * @param tls {@code starttls}, {@code tls} (TLS from the first byte) or {@code off} (only without a password).
 */
@ConfigurationProperties("kagiban.smtp")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") Tls tls) {

    private static final String NOBODY = "kagiban@localhost";
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^@<>(),;:\\\\\"\\[\\]]]+@[A-Za-z0-9.-]+");

    /** How the connection to the mail server is encrypted. */
    public enum Tls {
        /** The connection starts unencrypted, and must switch to TLS before anything else is sent. */
        STARTTLS,
        /** The connection uses TLS from the start. */
        TLS,
        /** The connection stays unencrypted. */
        OFF
    }

    public MailSettings {
        host = host == null || host.isBlank() ? null : host.strip();
        user = user == null || user.isBlank() ? null : user;
        password = password == null || password.isBlank() ? null : password;
        from = from == null || from.isBlank() ? null : from.strip();
        if (host != null && (from == null || !ADDRESS.matcher(from).matches())) {
            throw new StartRefused(
                    "KAGIBAN_SMTP_FROM must be the sender's address, such as kagiban@example.jp.",
                    "Set it beside KAGIBAN_SMTP_HOST: mail servers refuse mails without a sender.");
        }
        if ((user == null) != (password == null)) {
            throw new StartRefused(
                    "KAGIBAN_SMTP_USER and KAGIBAN_SMTP_PASSWORD go together.", "Set both or none of them.");
        }
        if (password != null && tls == Tls.OFF) {
            throw new StartRefused(
                    "KAGIBAN_SMTP_TLS=off would send KAGIBAN_SMTP_PASSWORD in clear.",
                    "Leave KAGIBAN_SMTP_TLS out for STARTTLS, or set it to tls.");
        }
    }

    /** Whether a mail server is set. */
    public boolean isSet() {
        return host != null;
    }

    /** The sender's address; a made-up one if no mail is sent. */
    public String sender() {
        return from == null ? NOBODY : from;
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + "]";
    }
}

package jp.kagiban.shared;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the README's table, as they came from the environment ({@code KAGIBAN_RMS_PACE} is {@code rms.pace}). What
 * does not go together stops the start with a sentence.
 *
 * @param sandbox whether the fake RMS is the RMS of this portal
 * @param dataDir what the portal keeps on disk
 */
@ConfigurationProperties("kagiban")
public record Settings(
        boolean sandbox,
        Path dataDir,
        Rms rms,
        Vault vault,
        Db db,
        Renewal renewal,
        Orders orders,
        @DefaultValue Web web,
        Mail mail) {

    private static final Duration SHORTEST_RETRY = Duration.ofMinutes(1);

    public Settings {
        if (sandbox && (db.url() != null || rms.baseUrl() != null)) {
            throw new StartRefused(
                    "KAGIBAN_SANDBOX=on goes neither with KAGIBAN_DB_URL nor with KAGIBAN_RMS_BASE_URL.",
                    "Leave KAGIBAN_SANDBOX out; for tests on another database start './kagiban sandbox --port N'"
                            + " and give its address as KAGIBAN_RMS_BASE_URL.");
        }
        if (renewal.retry().compareTo(SHORTEST_RETRY) < 0 && !sandbox && !rms.loopback()) {
            throw new StartRefused(
                    "KAGIBAN_RENEWAL_RETRY below PT1M is accepted for an RMS on this machine only.",
                    "Leave KAGIBAN_RENEWAL_RETRY out: a new key needs 10 to 30 minutes anyway.");
        }
        if (rms.pace().compareTo(Duration.ofSeconds(1)) < 0 && !sandbox && !rms.loopback()) {
            throw new StartRefused(
                    "KAGIBAN_RMS_PACE below PT1S is accepted for an RMS on this machine only.",
                    "Leave KAGIBAN_RMS_PACE out: RMS asks for one call a second.");
        }
    }

    /**
     * @param baseUrl null: the real RMS, or the sandbox where that is on
     * @param pace the least time between two calls for one shop number
     * @param partnerSecret the serviceSecret of a developer's app, or null
     */
    public record Rms(
            @Nullable URI baseUrl, Duration pace, @Nullable String partnerSecret) {

        public static final URI REAL = URI.create("https://api.rms.rakuten.co.jp");

        public Rms {
            baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? null : baseUrl;
            partnerSecret = partnerSecret == null || partnerSecret.isBlank() ? null : partnerSecret;
            if (baseUrl != null && !"https".equals(baseUrl.getScheme()) && !isLoopback(baseUrl)) {
                throw new StartRefused(
                        "KAGIBAN_RMS_BASE_URL must begin with https://; plain http is accepted for this machine only.",
                        "Give an address such as " + REAL + ".");
            }
        }

        boolean loopback() {
            return baseUrl != null && isLoopback(baseUrl);
        }

        private static boolean isLoopback(URI url) {
            String host = url.getHost();
            return host != null && Loopback.isHost(host);
        }

        @Override
        public String toString() {
            return "Rms[baseUrl=" + baseUrl + ", pace=" + pace + "]";
        }
    }

    /**
     * @param passwordFile null: made beside the keystore, with H2 only
     */
    public record Vault(Path dir, @Nullable Path passwordFile) {

        public Vault {
            passwordFile = passwordFile == null || passwordFile.toString().isBlank() ? null : passwordFile;
        }
    }

    /**
     * @param url null: an H2 file in the data folder
     */
    public record Db(@Nullable String url) {

        public Db {
            url = url == null || url.isBlank() ? null : url;
        }
    }

    /**
     * @param retry how long a waiting key rests before RMS is asked again
     */
    public record Renewal(Duration retry) {}

    /**
     * @param interval how often RMS is asked for new orders of a shop
     */
    public record Orders(Duration interval) {

        public Orders {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new StartRefused("KAGIBAN_ORDERS_INTERVAL must be PT1S or more.", "Leave it out for PT5M.");
            }
        }
    }

    /**
     * How the portal is seen from outside.
     *
     * @param publicUrl the address in mails; null: this machine
     * @param trustedProxies networks in CIDR form whose word about a client's address is taken
     * @param termsUrl what new members agree to, or null
     * @param privacyUrl what new members agree to, or null
     */
    public record Web(
            @Nullable URI publicUrl,
            @DefaultValue List<String> trustedProxies,
            @Nullable URI termsUrl,
            @Nullable URI privacyUrl) {

        private static final int LONGEST_PAGE = 500;

        public Web {
            publicUrl = given(publicUrl);
            termsUrl = page(given(termsUrl), "KAGIBAN_TERMS_URL");
            privacyUrl = page(given(privacyUrl), "KAGIBAN_PRIVACY_URL");
            trustedProxies = trustedProxies.stream()
                    .map(String::strip)
                    .filter(cidr -> !cidr.isEmpty())
                    .toList();
            if (publicUrl != null && !isAddress(publicUrl)) {
                throw new StartRefused(
                        "KAGIBAN_PUBLIC_URL must be an address such as https://kagiban.example.jp, without a path.",
                        "Give the address by which browsers reach the portal.");
            }
        }

        /** Whether browsers reach the portal over TLS, by its own word. */
        public boolean tls() {
            return publicUrl != null && "https".equals(publicUrl.getScheme());
        }

        private static @Nullable URI given(@Nullable URI url) {
            return url == null || url.toString().isBlank() ? null : url;
        }

        private static @Nullable URI page(@Nullable URI url, String setting) {
            if (url != null && (!isWeb(url) || url.toString().length() > LONGEST_PAGE)) {
                throw new StartRefused(
                        setting + " must be an address that begins with https:// or http://.",
                        "Give the address of the page, or leave it out.");
            }
            return url;
        }

        private static boolean isWeb(URI url) {
            return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
        }

        private static boolean isAddress(URI url) {
            return isWeb(url)
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
        }
    }

    /**
     * The mail server.
     *
     * @param host null: mails become files
     * @param from the sender's address
     */
    public record Mail(
            @Nullable String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable String from,
            Tls tls) {

        private static final String NOBODY = "kagiban@localhost";
        private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^@<>(),;:\\\\\"\\[\\]]]+@[A-Za-z0-9.-]+");

        /** How the line to the mail server is closed to others. */
        public enum Tls {
            /** It begins in clear and must change to TLS before anything is said. */
            STARTTLS,
            /** It is TLS from the start. */
            TLS,
            /** It stays in clear. */
            OFF
        }

        public Mail {
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

        /** Whether there is one. */
        public boolean isSet() {
            return host != null;
        }

        /** The sender's address, made up where no mail leaves. */
        public String sender() {
            return from == null ? NOBODY : from;
        }

        @Override
        public String toString() {
            return "Mail[host=" + host + ", port=" + port + "]";
        }
    }
}

package jp.kagiban.shared;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of docs/settings.md that several modules read ({@code KAGIBAN_RMS_PACE} is {@code rms.pace}); the others
 * are in the modules that read them. Contradictory settings stop the start with an explanation.
 *
 * @param sandbox {@code on} replaces Rakuten with the built-in fake RMS. The first start on a database sets the
 *     database's mode (sandbox or real) permanently. Needs H2, so {@code KAGIBAN_DB_URL} must be empty.
 * @param dataDir The folder for H2, the keystore, the seals and the sandbox. Default: {@code ./data}. Only the portal's
 *     account may have write access.
 */
@ConfigurationProperties("kagiban")
public record Settings(
        boolean sandbox,
        Path dataDir,
        @DefaultValue Rms rms,
        Vault vault,
        @DefaultValue Db db,
        @DefaultValue Renewal renewal,
        @DefaultValue Orders orders) {

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
     * @param baseUrl The address of RMS, by default Rakuten's. Plain http is accepted only for an RMS on
     *     this machine.
     * @param pace The minimum gap between two calls for one RMS shop, across all nodes. Values below {@code PT1S}
     *     are accepted only for an RMS on this machine.
     * @param partnerSecret The serviceSecret of a developer's app. With it, shops can be registered by licenseKey
     *     alone.
     */
    public record Rms(
            @Nullable URI baseUrl,
            @DefaultValue("PT1S") Duration pace,
            @Nullable String partnerSecret) {

        public static final URI REAL = URI.create("https://api.rms.rakuten.co.jp");

        public Rms {
            baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? null : baseUrl;
            partnerSecret = partnerSecret == null || partnerSecret.isBlank() ? null : partnerSecret;
            if (baseUrl != null && !isHttps(baseUrl) && !isLoopback(baseUrl)) {
                throw new StartRefused(
                        "KAGIBAN_RMS_BASE_URL must begin with https:// and a host; plain http is accepted for this machine only.",
                        "Give an address such as " + REAL + ".");
            }
        }

        boolean loopback() {
            return baseUrl != null && isLoopback(baseUrl);
        }

        private static boolean isHttps(URI url) {
            return "https".equals(url.getScheme()) && url.getHost() != null;
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
     * @param dir The folder of the keystore. Default: {@code vault} in the data folder.
     * @param passwordFile The file with the password of the keystore; required with MySQL. With H2, the portal creates
     *     the file beside the keystore.
     */
    public record Vault(Path dir, @Nullable Path passwordFile) {

        public Vault {
            passwordFile = passwordFile == null || passwordFile.toString().isBlank() ? null : passwordFile;
        }
    }

    /**
     * @param url A JDBC address such as {@code jdbc:mysql://db.example.jp/kagiban}. Without this setting, the portal
     *     uses an H2 file in the data folder.
     * @param tls {@code verify} (checks certificate and name), {@code ca} (checks the certificate only), {@code
     *     unverified} or {@code off}. Default for a
     *     remote MySQL: {@code verify}. Default for a local MySQL: what the JDBC URL says.
     * @param ca A PEM file with the certificate authorities that may sign MySQL's certificate. Default: the JDK's
     *     certificate authorities.
     */
    public record Db(
            @Nullable String url,
            @DefaultValue("") String tls,
            @DefaultValue("") String ca) {

        public Db {
            url = url == null || url.isBlank() ? null : url;
        }
    }

    /**
     * @param retry The pause between two tries of a new key that RMS doesn't accept yet. After 90 minutes, the pause is
     *     30 minutes.
     */
    public record Renewal(@DefaultValue("PT2M") Duration retry) {}

    /**
     * @param interval The pause between two searches for new orders of a shop.
     */
    public record Orders(@DefaultValue("PT5M") Duration interval) {

        public Orders {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new StartRefused("KAGIBAN_ORDERS_INTERVAL must be PT1S or more.", "Leave it out for PT5M.");
            }
        }
    }
}

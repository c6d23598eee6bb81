package jp.kagiban.shared;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the README's table that several modules read ({@code KAGIBAN_RMS_PACE} is {@code rms.pace}); the others
 * stand beside what reads them. What does not go together stops the start with a sentence.
 *
 * @param sandbox whether the fake RMS is the RMS of this portal
 * @param dataDir what the portal keeps on disk
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
     * @param baseUrl null: the real RMS, or the sandbox where that is on
     * @param pace the least time between two calls for one shop number
     * @param partnerSecret the serviceSecret of a developer's app, or null
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
     * @param passwordFile null: made beside the keystore, with H2 only
     */
    public record Vault(Path dir, @Nullable Path passwordFile) {

        public Vault {
            passwordFile = passwordFile == null || passwordFile.toString().isBlank() ? null : passwordFile;
        }
    }

    /**
     * @param url null: an H2 file in the data folder
     * @param tls how the line to a MySQL is closed to others; empty: as its address says
     * @param ca a file of the CAs that sign the MySQL's certificate; empty: those that the JDK trusts
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
     * @param retry how long a waiting key rests before RMS is asked again
     */
    public record Renewal(@DefaultValue("PT2M") Duration retry) {}

    /**
     * @param interval how often RMS is asked for new orders of a shop
     */
    public record Orders(@DefaultValue("PT5M") Duration interval) {

        public Orders {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new StartRefused("KAGIBAN_ORDERS_INTERVAL must be PT1S or more.", "Leave it out for PT5M.");
            }
        }
    }
}

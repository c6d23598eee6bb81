package jp.kagiban.storage;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kagiban.shared.Loopback;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * Builds the URL that MySQL's driver gets from {@code KAGIBAN_DB_URL}. The URL's options stay, unless they are unsafe. The
 * connection to another machine uses TLS and checks the server's name, unless {@code KAGIBAN_DB_TLS} says otherwise. The driver
 * sends neither files that a server asks for, nor several statements in one.
 */
public final class MySqlAddress {

    private static final List<String> OPTIONS = List.of(
            "connectionTimeZone=UTC",
            "forceConnectionTimeZoneToSession=true",
            "useServerPrepStmts=true",
            "cachePrepStmts=true",
            "prepStmtCacheSize=250",
            "prepStmtCacheSqlLimit=16384",
            "connectTimeout=2000",
            "socketTimeout=60000",
            "sessionVariables=innodb_lock_wait_timeout=3",
            "allowLoadLocalInfile=false",
            "allowMultiQueries=false");

    private static final List<String> UNSAFE_OPTIONS =
            List.of("allowLoadLocalInfile", "allowLoadLocalInfileInPath", "allowUrlInLocalInfile", "allowMultiQueries");

    private static final List<String> OLD_TLS = List.of("useSSL", "requireSSL", "verifyServerCertificate");

    private final StringBuilder url;
    private final List<HostInfo> hosts;

    private MySqlAddress(String url) {
        this.url = new StringBuilder(url);
        this.hosts = hosts(url);
    }

    /** Adds the portal's options to the URL. @throws StartRefused if the URL turns on an unsafe option */
    static MySqlAddress of(String url) {
        MySqlAddress address = new MySqlAddress(url);
        UNSAFE_OPTIONS.forEach(address::refuseUnsafe);
        OPTIONS.forEach(address::add);
        return address;
    }

    /** Whether this is the URL of this schema on a MySQL. */
    public static boolean leadsTo(String url, String schema) {
        try {
            return url.startsWith("jdbc:mysql:")
                    && hosts(url).stream().allMatch(host -> schema.equals(host.getDatabase()));
        } catch (StartRefused unreadable) {
            return false;
        }
    }

    /** Parses the URL. It may contain a password, so no message shows it. */
    private static List<HostInfo> hosts(String url) {
        try {
            if (url.startsWith("jdbc:mysql:")) {
                return ConnectionUrl.getConnectionUrlInstance(url, null).getHostsList();
            }
        } catch (CJException unreadable) {
            // Reported below.
        }
        throw new StartRefused(
                "KAGIBAN_DB_URL is no address of a MySQL that its driver can read.",
                "Write it like jdbc:mysql://db.example.jp/kagiban.");
    }

    /**
     * Sets how the connection is encrypted.
     *
     * @param chosen the value of {@code KAGIBAN_DB_TLS}; null: the server's name is checked, or on this machine, the
     *     URL decides
     * @param trusted the store of trusted authorities; null: those of the JDK
     * @throws StartRefused if the URL says otherwise
     */
    MySqlAddress closed(@Nullable DatabaseTls chosen, @Nullable Path trusted) {
        if (chosen == null && trusted == null && isLocal()) {
            return this;
        }
        if (chosen == DatabaseTls.CA
                && trusted == null
                && valuesOf("trustCertificateKeyStoreUrl").findAny().isEmpty()) {
            throw new StartRefused(
                    "KAGIBAN_DB_TLS=ca needs KAGIBAN_DB_CA: of the authorities that all trust, anybody gets a certificate.",
                    "Give the CA of your MySQL as KAGIBAN_DB_CA, or leave KAGIBAN_DB_TLS out.");
        }
        String mode = (chosen == null ? DatabaseTls.VERIFY : chosen).mode();
        boolean urlDiffers = valuesOf("sslMode").anyMatch(value -> !value.equalsIgnoreCase(mode))
                || OLD_TLS.stream().flatMap(this::valuesOf).findAny().isPresent();
        if (urlDiffers) {
            throw new StartRefused(
                    "KAGIBAN_DB_URL says itself how the line to the database is closed; KAGIBAN_DB_TLS is for that.",
                    "Take sslMode, useSSL, requireSSL and verifyServerCertificate out of the address. Without"
                            + " KAGIBAN_DB_TLS the server has to prove its name; a CA of your own goes into KAGIBAN_DB_CA.");
        }
        add("sslMode=" + mode);
        if (trusted != null) {
            trust(trusted);
        }
        return this;
    }

    private void trust(Path store) {
        if (valuesOf("trustCertificateKeyStoreUrl").findAny().isPresent()) {
            throw new StartRefused(
                    "KAGIBAN_DB_CA and trustCertificateKeyStoreUrl in KAGIBAN_DB_URL are both set.",
                    "Set one of the two.");
        }
        add("trustCertificateKeyStoreUrl=" + URLEncoder.encode(store.toUri().toString(), StandardCharsets.UTF_8));
        add("trustCertificateKeyStoreType=" + CaStore.TYPE);
        add("trustCertificateKeyStorePassword=" + CaStore.PASSWORD);
        add("fallbackToSystemTrustStore=false");
    }

    /** Whether all servers of the URL are on this machine. */
    boolean isLocal() {
        return hosts.stream().map(HostInfo::getHost).allMatch(host -> host != null && Loopback.isHost(host));
    }

    private void refuseUnsafe(String option) {
        if (valuesOf(option).anyMatch(value -> !value.equalsIgnoreCase("false"))) {
            throw new StartRefused(
                    "KAGIBAN_DB_URL sets " + option + ", which this portal doesn't allow.",
                    "Take it out of the address.");
        }
    }

    /** The values of this option in the URL, one for each host that has it. */
    private Stream<String> valuesOf(String option) {
        return hosts.stream()
                .map(host -> withoutCase(host.getHostProperties()).get(option))
                .flatMap(Stream::ofNullable);
    }

    private static Map<String, String> withoutCase(Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(properties);
        return all;
    }

    private void add(String option) {
        if (valuesOf(option.substring(0, option.indexOf('='))).findAny().isEmpty()) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append(option);
        }
    }

    /** Hides the URL, which may contain a password. */
    @Override
    public String toString() {
        return "MySqlAddress[]";
    }

    String text() {
        return url.toString();
    }
}

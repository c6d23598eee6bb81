package jp.kagiban.vault;

import java.net.URI;
import java.nio.file.Path;
import jp.kagiban.shared.Loopback;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys lie that wrap all others. During a move both places are set.
 *
 * @param store Where new KEKs are made: {@code file} (the keystore), {@code pkcs11} (a token) or {@code transit} (Vault, OpenBao).
 */
@ConfigurationProperties("kagiban.kek")
record KekSettings(
        @DefaultValue("file") Store store,
        @DefaultValue Pkcs11 pkcs11,
        @DefaultValue Transit transit) {

    enum Store {
        FILE,
        PKCS11,
        TRANSIT
    }

    KekSettings {
        if (store == Store.PKCS11 && pkcs11.config() == null) {
            throw new StartRefused(
                    "KAGIBAN_KEK_STORE=pkcs11 needs KAGIBAN_KEK_PKCS11_CONFIG and KAGIBAN_KEK_PKCS11_PIN_FILE.",
                    "Name the file that tells the JDK's SunPKCS11 provider which library and slot to use.");
        }
        if (store == Store.TRANSIT && transit.url() == null) {
            throw new StartRefused(
                    "KAGIBAN_KEK_STORE=transit needs KAGIBAN_KEK_TRANSIT_URL and KAGIBAN_KEK_TRANSIT_TOKEN_FILE.",
                    "Give the address of the Vault or OpenBao server, such as https://vault.example.jp:8200.");
        }
    }

    /**
     * A token that is spoken to by PKCS #11.
     *
     * @param config A configuration file for the JDK's SunPKCS11 provider: the library and slot of the token.
     * @param pinFile The file with the user's PIN of the token; required with a token.
     */
    record Pkcs11(@Nullable Path config, @Nullable Path pinFile) {

        Pkcs11 {
            config = given(config);
            pinFile = given(pinFile);
            if (config != null && pinFile == null) {
                throw new StartRefused(
                        "KAGIBAN_KEK_PKCS11_PIN_FILE is not set; beside KAGIBAN_KEK_PKCS11_CONFIG it is required.",
                        "Write the PIN of the token's user into a file that only this account can read, and name it.");
            }
        }
    }

    /**
     * A Transit engine of Vault or OpenBao.
     *
     * @param url The server of the Transit engine. Plain http is accepted on this machine only.
     * @param tokenFile The file with the token, read at each call; required with a Transit engine.
     * @param mount The path where the Transit engine is mounted.
     * @param ca A PEM file with the only authorities that may sign the server's certificate. By default those that the JDK trusts.
     */
    record Transit(
            @Nullable URI url,
            @Nullable Path tokenFile,
            @DefaultValue("transit") String mount,
            @Nullable Path ca) {

        Transit {
            url = url == null || url.toString().isBlank() ? null : url;
            tokenFile = given(tokenFile);
            ca = given(ca);
            if (url != null && tokenFile == null) {
                throw new StartRefused(
                        "KAGIBAN_KEK_TRANSIT_TOKEN_FILE is not set; beside KAGIBAN_KEK_TRANSIT_URL it is required.",
                        "Name the file into which an agent writes the token.");
            }
            if (url != null && !isClosedToOthers(url)) {
                throw new StartRefused(
                        "KAGIBAN_KEK_TRANSIT_URL must begin with https://; plain http is accepted for this machine only.",
                        "Give an address such as https://vault.example.jp:8200.");
            }
            if (!mount.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
                throw new StartRefused(
                        "KAGIBAN_KEK_TRANSIT_MOUNT must be a path such as transit: letters, digits, hyphens and slashes.",
                        "Leave it out where the engine is mounted at transit.");
            }
        }

        private static boolean isClosedToOthers(URI url) {
            String host = url.getHost();
            return host != null
                    && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && Loopback.isHost(host)));
        }
    }

    private static @Nullable Path given(@Nullable Path path) {
        return path == null || path.toString().isBlank() ? null : path;
    }
}

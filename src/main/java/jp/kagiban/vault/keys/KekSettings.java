package jp.kagiban.vault.keys;

import java.nio.file.Path;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names the places of the KEKs, which wrap all other keys. During a move, the old and the new place are set.
 *
 * @param store Where new KEKs are made: {@code file} (the keystore) or {@code pkcs11} (a token).
 */
@ConfigurationProperties("kagiban.kek")
public record KekSettings(
        @DefaultValue("file") Store store, @DefaultValue Pkcs11 pkcs11) {

    enum Store {
        FILE,
        PKCS11
    }

    public KekSettings {
        if (store == Store.PKCS11 && pkcs11.config() == null) {
            throw new StartRefused(
                    "KAGIBAN_KEK_STORE=pkcs11 needs KAGIBAN_KEK_PKCS11_CONFIG and KAGIBAN_KEK_PKCS11_PIN_FILE.",
                    "Name the file that tells the JDK's SunPKCS11 provider which library and slot to use.");
        }
    }

    /**
     * A token that speaks PKCS #11.
     *
     * @param config The configuration file of the JDK's SunPKCS11 provider, with the library and slot of the token.
     * @param pinFile The file with the token's user PIN; required with a token.
     */
    record Pkcs11(@Nullable Path config, @Nullable Path pinFile) {

        Pkcs11 {
            config = nullIfBlank(config);
            pinFile = nullIfBlank(pinFile);
            if (config != null && pinFile == null) {
                throw new StartRefused(
                        "KAGIBAN_KEK_PKCS11_PIN_FILE is not set; beside KAGIBAN_KEK_PKCS11_CONFIG it is required.",
                        "Write the PIN of the token's user into a file that only this account can read, and name it.");
            }
        }
    }

    private static @Nullable Path nullIfBlank(@Nullable Path path) {
        return path == null || path.toString().isBlank() ? null : path;
    }
}

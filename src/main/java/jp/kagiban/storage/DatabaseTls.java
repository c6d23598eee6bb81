package jp.kagiban.storage;

import java.util.Locale;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;

/** How the connection to a MySQL is encrypted: {@code KAGIBAN_DB_TLS}. */
enum DatabaseTls {
    /** TLS; the server must prove its name. */
    VERIFY("VERIFY_IDENTITY"),
    /**
     * TLS; the server needs a certificate of a trusted authority, but its name isn't checked. Certificates that MySQL creates
     * itself contain no name.
     */
    CA("VERIFY_CA"),
    /** TLS with any server. */
    UNVERIFIED("REQUIRED"),
    /** Not encrypted. */
    OFF("DISABLED");

    private final String mode;

    DatabaseTls(String mode) {
        this.mode = mode;
    }

    /** The driver's name of the mode. */
    String mode() {
        return mode;
    }

    /** Whether somebody in the network can read the connection or impersonate the server. */
    boolean open() {
        return this == UNVERIFIED || this == OFF;
    }

    /** Reads the setting; null if it isn't set. @throws StartRefused if its value is unknown */
    static @Nullable DatabaseTls of(String setting) {
        if (setting.isBlank()) {
            return null;
        }
        try {
            return valueOf(setting.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new StartRefused(
                    "KAGIBAN_DB_TLS must be verify, ca, unverified or off.",
                    "Leave it out: then a server that isn't on this machine has to prove its name.");
        }
    }
}

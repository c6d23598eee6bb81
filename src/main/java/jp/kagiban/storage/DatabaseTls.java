package jp.kagiban.storage;

import java.util.Locale;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;

/** How the line to a MySQL is closed to others: {@code KAGIBAN_DB_TLS}. */
enum DatabaseTls {
    /** TLS, from a server that proves its name. */
    VERIFY("VERIFY_IDENTITY"),
    /** TLS, from any server with a certificate of a trusted authority: those that MySQL makes itself bear no name. */
    CA("VERIFY_CA"),
    /** TLS, with any server. */
    UNVERIFIED("REQUIRED"),
    /** In clear. */
    OFF("DISABLED");

    private final String mode;

    DatabaseTls(String mode) {
        this.mode = mode;
    }

    /** As the driver calls it. */
    String mode() {
        return mode;
    }

    /** Whether somebody on the way can read along or answer in the server's place. */
    boolean open() {
        return this == UNVERIFIED || this == OFF;
    }

    /** Null where nothing is set. @throws StartRefused if it is no such word */
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

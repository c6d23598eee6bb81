package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public keys of those who may open tenant keys offline, one after the other; the newest is the one that counts. */
class Recipients {

    private final JdbcClient db;
    private final Clock clock;

    Recipients(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A recipient as it is stored.
     *
     * @param number from 1
     * @param canary the canary's key, wrapped for them: what the portal derives from it outlives the loss of the keystore too
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(long number, RecoveryRecipient recipient, byte[] canary, Instant madeAt) {}

    /** Empty where no recovery key was ever made. */
    Optional<Stored> newest() {
        return db.sql("SELECT recipient_number, public_key, canary_wrapped, made_at FROM recovery_recipient"
                        + " ORDER BY recipient_number DESC LIMIT 1")
                .query((row, _) -> stored(row))
                .optional();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("recipient_number"),
                RecoveryRecipient.of(row.getBytes("public_key")),
                row.getBytes("canary_wrapped"),
                Objects.requireNonNull(Column.instant(row, "made_at")));
    }

    void add(RecoveryRecipient recipient, byte[] canary) {
        long number = newest().map(Stored::number).orElse(0L) + 1;
        db.sql(
                        "INSERT INTO recovery_recipient (recipient_number, public_key, canary_wrapped, made_at) VALUES (?, ?, ?, ?)")
                .params(number, recipient.encoded(), canary, Column.of(clock.instant()))
                .update();
    }
}

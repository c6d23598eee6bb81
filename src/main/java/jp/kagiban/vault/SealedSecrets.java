package jp.kagiban.vault;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The envelopes of the tenants, one for each subject, field and revision. */
class SealedSecrets {

    /**
     * @param key the one that the envelope was sealed with, as it stands now
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] envelope, TenantKeys.Stored key) {}

    private final JdbcClient db;
    private final Clock clock;

    SealedSecrets(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(UUID tenant, UUID subject, Field field, long revision, KeyRef key, byte[] envelope) {
        db.sql("INSERT INTO sealed_secret"
                        + " (tenant_id, subject_id, field, revision, key_version, envelope, sealed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .param(field.code())
                .param(revision)
                .param(key.number())
                .param(envelope)
                .param(Column.of(clock.instant()))
                .update();
    }

    /** Envelope and key in one statement: a key that was destroyed on any node serves no more reads on this one. */
    Optional<Sealed> find(UUID tenant, UUID subject, Field field, long revision) {
        return db.sql("SELECT s.envelope, " + TenantKeys.COLUMNS + " FROM sealed_secret s"
                        + " JOIN tenant_key k ON k.tenant_id = s.tenant_id AND k.key_version = s.key_version"
                        + " WHERE s.tenant_id = ? AND k.tenant_id = ?"
                        + " AND s.subject_id = ? AND s.field = ? AND s.revision = ?")
                .param(Column.of(tenant))
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .param(field.code())
                .param(revision)
                .query((row, _) -> new Sealed(row.getBytes("envelope"), TenantKeys.stored(tenant, row)))
                .optional();
    }

    boolean holds(UUID tenant, UUID subject, Field field, long revision) {
        return db.sql("SELECT COUNT(*) FROM sealed_secret"
                                + " WHERE tenant_id = ? AND subject_id = ? AND field = ? AND revision = ?")
                        .param(Column.of(tenant))
                        .param(Column.of(subject))
                        .param(field.code())
                        .param(revision)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void remove(UUID tenant, UUID subject, long revision) {
        db.sql("DELETE FROM sealed_secret WHERE tenant_id = ? AND subject_id = ? AND revision = ?")
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .param(revision)
                .update();
    }

    void remove(UUID tenant, UUID subject) {
        db.sql("DELETE FROM sealed_secret WHERE tenant_id = ? AND subject_id = ?")
                .param(Column.of(tenant))
                .param(Column.of(subject))
                .update();
    }
}

package jp.kagiban.audit;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the anchors of the chains. */
@Component
class Anchors {

    private final JdbcClient db;
    private final AnchorSigner signer;
    private final Clock clock;

    Anchors(JdbcClient db, AnchorSigner signer, Clock clock) {
        this.db = db;
        this.signer = signer;
        this.clock = clock;
    }

    /** Sets an anchor and returns it. An anchor of the same kind at the same place is replaced. */
    Anchor set(TenantId owner, Kind kind, long seq, byte[] hash, long removed) {
        db.sql("DELETE FROM audit_anchor WHERE tenant_id = ? AND seq = ? AND kind = ?")
                .params(Column.of(owner), seq, kind.name())
                .update();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] mac = signer.sign(owner, Anchor.message(seq, kind, hash, now, removed));
        db.sql("INSERT INTO audit_anchor (tenant_id, seq, kind, entry_hash, set_at, removed, mac)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(Column.of(owner), seq, kind.name(), hash, Column.of(now), removed, mac)
                .update();
        return new Anchor(seq, kind, hash, now, removed, mac);
    }

    /** Returns the anchors with a valid MAC, in the order of their places. */
    List<Anchor> genuine(TenantId owner) {
        return all(owner).stream().filter(anchor -> isGenuine(owner, anchor)).toList();
    }

    /** Returns all anchors, valid or not, in the order of their places. */
    List<Anchor> all(TenantId owner) {
        return db.sql("SELECT * FROM audit_anchor WHERE tenant_id = ? ORDER BY seq, kind")
                .param(Column.of(owner))
                .query((row, _) -> anchor(row))
                .list();
    }

    /** Removes the anchors before the place where the chain now begins. */
    void removeBefore(TenantId owner, long seq) {
        db.sql("DELETE FROM audit_anchor WHERE tenant_id = ? AND seq < ?")
                .params(Column.of(owner), seq)
                .update();
    }

    void remove(TenantId owner, Anchor anchor) {
        db.sql("DELETE FROM audit_anchor WHERE tenant_id = ? AND seq = ? AND kind = ?")
                .params(Column.of(owner), anchor.seq(), anchor.kind().name())
                .update();
    }

    boolean isGenuine(TenantId owner, Anchor anchor) {
        return MessageDigest.isEqual(anchor.mac(), signer.sign(owner, anchor.message()));
    }

    private static Anchor anchor(ResultSet row) throws SQLException {
        return new Anchor(
                row.getLong("seq"),
                Kind.valueOf(row.getString("kind")),
                row.getBytes("entry_hash"),
                Objects.requireNonNull(Column.instant(row, "set_at")),
                row.getLong("removed"),
                row.getBytes("mac"));
    }
}

package jp.kagiban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Link.Row;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the chains. Entries are added at the end, and cut off at the start when they are too old. The chain of a
 * deleted tenant is removed as a whole.
 */
@Component
class Chains {

    /** The most entries in one statement. */
    private static final int PART = 200;

    private static final int COLUMNS = 15;

    private final JdbcClient db;
    private final Anchors anchors;

    Chains(JdbcClient db, Anchors anchors) {
        this.db = db;
        this.anchors = anchors;
    }

    /** The end of a chain. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(long seq, byte[] hash) {}

    /**
     * Adds these entries at the end of the chain, under the chain's lock, which is held until the caller's transaction
     * ends. The first entries of a chain are sealed at once, so every chain has a seal.
     *
     * @return the stored entries
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Link> append(TenantId owner, List<Row> rows) {
        Head head = lock(owner);
        List<Link> links = new ArrayList<>();
        for (Row row : rows) {
            Link link = Link.after(owner, head.seq() + 1, row, head.hash());
            links.add(link);
            head = new Head(link.seq(), link.hash());
        }
        for (int i = 0; i < links.size(); i += PART) {
            insert(owner, links.subList(i, Math.min(links.size(), i + PART)));
        }
        db.sql("UPDATE audit_chain SET last_seq = ?, last_hash = ? WHERE tenant_id = ?")
                .params(head.seq(), head.hash(), Column.of(owner))
                .update();
        if (links.getFirst().seq() == 1) {
            anchors.set(owner, Kind.SEAL, head.seq(), head.hash(), 0);
        }
        return links;
    }

    /** Locks the chain until the caller's transaction ends, and returns its end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Head lock(TenantId owner) {
        return head(owner, " FOR UPDATE").orElseGet(() -> {
            begin(owner);
            return head(owner, " FOR UPDATE").orElseThrow();
        });
    }

    /**
     * Creates the chain. If two transactions create it at once, the later one waits here and then finds it. The clause
     * takes the row's lock at once.
     */
    private void begin(TenantId owner) {
        db.sql("INSERT INTO audit_chain (tenant_id, last_seq, last_hash) VALUES (?, 0, ?)"
                        + " ON DUPLICATE KEY UPDATE last_seq = last_seq")
                .params(Column.of(owner), Link.beginning())
                .update();
    }

    Optional<Head> head(TenantId owner) {
        return head(owner, "");
    }

    private Optional<Head> head(TenantId owner, String lock) {
        return db.sql("SELECT last_seq, last_hash FROM audit_chain WHERE tenant_id = ?" + lock)
                .param(Column.of(owner))
                .query((row, _) -> new Head(row.getLong("last_seq"), row.getBytes("last_hash")))
                .optional();
    }

    private void insert(TenantId owner, List<Link> links) {
        List<Object> values = new ArrayList<>();
        links.forEach(link -> {
            Row row = link.row();
            Collections.addAll(values, Column.of(owner), link.seq(), Column.of(row.at()), row.actorKind());
            Collections.addAll(values, column(row.actorId()), row.address(), row.action(), row.subjectKind());
            Collections.addAll(values, column(row.subjectId()), row.subjectLabel(), row.result(), row.details());
            Collections.addAll(values, row.amount(), link.previous(), link.hash());
        });
        String marks = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
        db.sql(
                        "INSERT INTO audit_entry (tenant_id, seq, happened_at, actor_kind, actor_id, address, action, subject_kind,"
                                + " subject_id, subject_label, result, details, amount, previous_hash, entry_hash) VALUES "
                                + String.join(", ", Collections.nCopies(links.size(), marks)))
                .params(values)
                .update();
    }

    private static byte @Nullable [] column(@Nullable UUID id) {
        return id == null ? null : Column.of(id);
    }

    /** Returns the next entries after this place, in their order. H2 uses the index only if all its columns are named. */
    List<Link> after(TenantId owner, long seq, int limit) {
        return db.sql("SELECT * FROM audit_entry WHERE tenant_id = ? AND seq > ? ORDER BY tenant_id, seq LIMIT ?")
                .params(Column.of(owner), seq, limit)
                .query((row, _) -> link(row))
                .list();
    }

    /** Returns the owners of all chains. */
    List<TenantId> owners() {
        return db.sql("SELECT tenant_id FROM audit_chain")
                .query((row, _) -> Column.tenant(row, "tenant_id"))
                .list();
    }

    /** Returns the last entry before the first one that is not older than this instant; empty if there is none. */
    Optional<Link> lastBefore(TenantId owner, Instant oldest) {
        Long kept = db.sql("SELECT MIN(seq) FROM audit_entry WHERE tenant_id = ? AND happened_at >= ?")
                .params(Column.of(owner), Column.of(oldest))
                .query(Long.class)
                .optional()
                .orElse(null);
        return db.sql(
                        "SELECT * FROM audit_entry WHERE tenant_id = ? AND seq < ? ORDER BY tenant_id DESC, seq DESC LIMIT 1")
                .params(Column.of(owner), kept == null ? Long.MAX_VALUE : kept)
                .query((row, _) -> link(row))
                .optional();
    }

    /** Removes the entries up to and including this place. Returns their number. */
    int removeUpTo(TenantId owner, long seq) {
        return db.sql("DELETE FROM audit_entry WHERE tenant_id = ? AND seq <= ?")
                .params(Column.of(owner), seq)
                .update();
    }

    /** Removes a whole chain, in the caller's transaction. */
    void remove(TenantId owner) {
        List.of("audit_entry", "audit_anchor", "audit_chain")
                .forEach(table -> db.sql("DELETE FROM " + table + " WHERE tenant_id = ?")
                        .param(Column.of(owner))
                        .update());
    }

    static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("seq"), row(row), row.getBytes("previous_hash"), row.getBytes("entry_hash"));
    }

    private static Row row(ResultSet row) throws SQLException {
        byte[] actor = row.getBytes("actor_id");
        byte[] subject = row.getBytes("subject_id");
        long amount = row.getLong("amount");
        Long count = row.wasNull() ? null : amount;
        return new Row(
                Objects.requireNonNull(Column.instant(row, "happened_at")),
                row.getString("actor_kind"),
                actor == null ? null : Column.uuid(actor),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject_kind"),
                subject == null ? null : Column.uuid(subject),
                row.getString("subject_label"),
                row.getString("result"),
                row.getString("details"),
                count);
    }
}

package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.keys.KekStoreAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records the running nodes in the table {@code vault_node}, each with the newest KEK that the node has proven to
 * unwrap with.
 */
@Component
class VaultNodes implements AutoCloseable {

    static final Duration BEAT = Duration.ofSeconds(10);

    /** A node that was silent for this long counts as stopped. */
    static final Duration MISSED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(VaultNodes.class);

    private final UUID id = Ids.next();
    private final JdbcClient db;
    private final Epochs epochs;
    private final KekGuard guard;
    private final Clock clock;
    private long reportedKek;

    VaultNodes(JdbcClient db, Epochs epochs, KekGuard guard, Clock clock) {
        this.db = db;
        this.epochs = epochs;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * A running node.
     *
     * @param proven the highest number of a KEK that the node has proven
     */
    record Node(UUID id, long proven) {}

    /** Reports that this node runs, and which KEK it has proven. */
    void beat() {
        guard.look();
        try {
            Instant now = clock.instant();
            db.sql("INSERT INTO vault_node (id, seen_at, proven) VALUES (?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at), proven = VALUES(proven)")
                    .params(Column.of(id), Column.of(now), newestProven())
                    .update();
            db.sql("DELETE FROM vault_node WHERE seen_at < ?")
                    .param(Column.of(now.minus(MISSED.multipliedBy(10))))
                    .update();
        } catch (RuntimeException away) {
            LOG.debug("The vault's nodes can't be told of this one", away);
        }
    }

    private long newestProven() {
        long proven = 0;
        for (Epoch epoch : epochs.current()) {
            if (!isProven(epoch)) {
                return proven;
            }
            proven = epoch.kek().number();
        }
        return proven;
    }

    /**
     * Returns whether this node has proven the KEK. A node that can't reach a KEK keeps running, and the other nodes
     * wait for it.
     */
    private boolean isProven(Epoch epoch) {
        try {
            boolean proven = guard.proves(epoch);
            if (!proven) {
                reportMissing(epoch.kek().number());
            }
            return proven;
        } catch (KekStoreAway away) {
            LOG.debug("KEK {} can't be reached", epoch.kek(), away);
            return false;
        }
    }

    private void reportMissing(long number) {
        if (reportedKek != number) {
            reportedKek = number;
            LOG.warn(
                    "KEK {} isn't on this node, so no node wraps with it yet. Copy the keystore here from the node that made it, or"
                            + " give this node the same KAGIBAN_KEK_… settings.",
                    number);
        }
    }

    /** The nodes that reported within the last minute. */
    List<Node> running() {
        return running(db, clock);
    }

    /** Returns the nodes that reported within the last minute, for a caller without a vault. */
    static List<Node> running(JdbcClient db, Clock clock) {
        return db.sql("SELECT id, proven FROM vault_node WHERE seen_at > ? ORDER BY id")
                .param(Column.of(clock.instant().minus(MISSED)))
                .query((row, _) -> new Node(Column.uuid(row, "id"), row.getLong("proven")))
                .list();
    }

    /** Returns whether each running node has proven this KEK. Returns false if this node itself couldn't report. */
    boolean allHave(KeyRef kek) {
        List<Node> running = running();
        return running.stream().anyMatch(node -> node.id().equals(id))
                && running.stream().allMatch(node -> node.proven() >= kek.number());
    }

    /** Removes this node, so other nodes don't wait for it. */
    @Override
    public void close() {
        try {
            db.sql("DELETE FROM vault_node WHERE id = ?").param(Column.of(id)).update();
        } catch (RuntimeException away) {
            LOG.debug("This node can't be taken out; it is missed after a minute", away);
        }
    }
}

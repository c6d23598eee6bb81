package jp.kagiban.vault;

import java.time.Instant;
import jp.kagiban.shared.Column;
import jp.kagiban.vault.Recipients.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wraps the tenants' keys a second time, for the recipient of the offline key. What isn't wrapped for the newest one is to be done. */
@Component
class RecoveryWraps {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryWraps.class);
    private static final int AT_ONCE = 64;

    private final JdbcClient db;
    private final KeyRows rows;
    private final KekGuard guard;
    private final KeyWrapping wrapping;
    private final int atOnce;

    /** The last one that the log has told of. */
    private volatile long told;

    RecoveryWraps(JdbcClient db, KeyRows rows, KekGuard guard, KeyWrapping wrapping, KekStores keks) {
        this.db = db;
        this.rows = rows;
        this.guard = guard;
        this.wrapping = wrapping;
        this.atOnce = Math.min(AT_ONCE, keks.atOnce());
    }

    /** Goes once over what is to be done. Returns false if it stopped at the deadline. */
    boolean run(Instant deadline) {
        return guard.recipient().map(to -> run(to, deadline)).orElse(true);
    }

    private boolean run(Stored to, Instant deadline) {
        boolean whole = rows.each(
                deadline,
                after -> rows.lockNotFor(to.number(), after, atOnce),
                found -> found.forEach(row -> wrap(row.key(), to)));
        if (whole && told < to.number()) {
            told = to.number();
            LOG.info("Tenant keys are wrapped for the recovery key {} too; 'vault status' tells how many", told);
        }
        return whole;
    }

    private void wrap(WrappedKey key, Stored to) {
        try (KeyMaterial plain = wrapping.unlock(guard.admitted(key))) {
            store(key, to.number(), RecoveryRecipient.of(to.publicKey()).wrap(plain));
        } catch (NotOpened why) {
            LOG.warn(
                    
                    "The key {} of tenant {} isn't wrapped for the recovery key: {}. Run 'vault doctor'",
                    key.ref(),
                    key.owner(),
                    why.reason());
        }
    }

    /** Wraps a key that was just made, where there is somebody to wrap it for. */
    void wrap(WrappedKey key) {
        guard.recipient().ifPresent(to -> wrap(key, to));
    }

    private void store(WrappedKey key, long recipient, byte[] wrapped) {
        db.sql(
                        "UPDATE tenant_key SET recovery_number = ?, recovery_wrapped = ? WHERE tenant_id = ? AND key_version = ?")
                .params(recipient, wrapped, Column.of(key.owner()), key.ref().number())
                .update();
    }
}

package jp.kagiban.shop.activation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.activation.KeyTrial.TrialId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface KeyTrials extends Repository<KeyTrial, TrialId> {

    KeyTrial save(KeyTrial trial);

    Optional<KeyTrial> findById(TrialId id);

    /** Returns the trials under either number that count, the oldest first. */
    @Query("SELECT * FROM key_trial WHERE tenant_id = :tenant AND tried_at > :since"
            + " AND shop_number IN (:number, :other) AND outcome IN ('OPEN', 'REFUSED') ORDER BY tried_at")
    List<KeyTrial> counted(TenantId tenant, Instant since, String number, String other);

    @Modifying
    @Query("DELETE FROM key_trial WHERE tenant_id = :tenant AND tried_at < :before")
    int forget(TenantId tenant, Instant before);

    /** Returns 1 if the tenant has a gate, otherwise 0. */
    @Query("SELECT COUNT(*) FROM key_trial_gate WHERE tenant_id = :tenant")
    int gates(TenantId tenant);

    /** Locks the tenant's gate until the transaction ends. Returns 0 if there is no gate yet. */
    @Modifying
    @Query("UPDATE key_trial_gate SET passed = passed + 1 WHERE tenant_id = :tenant")
    int passGate(TenantId tenant);

    @Modifying
    @Query("DELETE FROM key_trial_gate WHERE tenant_id = :tenant")
    int removeGate(TenantId tenant);

    @Modifying
    @Query("DELETE FROM key_trial WHERE tenant_id = :tenant")
    int removeAll(TenantId tenant);

    @Modifying
    @Query("INSERT IGNORE INTO key_trial_gate (tenant_id, passed) VALUES (:tenant, 0)")
    int makeGate(TenantId tenant);
}

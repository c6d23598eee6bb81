package jp.kagiban.shop.attempt;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.attempt.KeyAttempt.AttemptId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface AttemptRows extends Repository<KeyAttempt, AttemptId> {

    KeyAttempt save(KeyAttempt attempt);

    void deleteById(AttemptId id);

    /** Returns the last attempt with a generation. */
    @Query("SELECT * FROM key_attempt WHERE tenant_id = :tenant AND generation_id = :generation"
            + " ORDER BY seq_no DESC LIMIT 1")
    Optional<KeyAttempt> last(TenantId tenant, GenerationId generation);

    /** Returns the attempts with a generation, the newest first. */
    @Query("SELECT * FROM key_attempt WHERE tenant_id = :tenant AND generation_id = :generation ORDER BY seq_no DESC")
    List<KeyAttempt> of(TenantId tenant, GenerationId generation);

    @Query("SELECT COUNT(*) FROM key_attempt WHERE tenant_id = :tenant AND generation_id = :generation")
    int count(TenantId tenant, GenerationId generation);

    @Modifying
    @Query("DELETE FROM key_attempt WHERE tenant_id = :tenant AND shop_id = :shop")
    int forget(TenantId tenant, ShopId shop);
}

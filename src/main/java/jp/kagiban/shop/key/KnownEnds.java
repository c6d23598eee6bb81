package jp.kagiban.shop.key;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.KnownEnd.EndId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface KnownEnds extends Repository<KnownEnd, EndId> {

    KnownEnd save(KnownEnd end);

    Optional<KnownEnd> findById(EndId id);

    @Query("SELECT e.* FROM known_end e JOIN key_generation g ON g.tenant_id = e.tenant_id AND g.id = e.generation_id"
            + " WHERE e.tenant_id = :tenant AND g.state = 'ACTIVE'")
    List<KnownEnd> inUse(TenantId tenant);

    @Query("SELECT e.* FROM known_end e JOIN key_generation g ON g.tenant_id = e.tenant_id AND g.id = e.generation_id"
            + " WHERE e.tenant_id = :tenant AND e.shop_id = :shop AND g.state = 'ACTIVE'")
    List<KnownEnd> inUse(TenantId tenant, ShopId shop);

    List<KnownEnd> findByIdTenantIdAndIdGenerationId(TenantId tenant, GenerationId generation);

    @Modifying
    @Query("DELETE FROM known_end WHERE tenant_id = :tenant AND shop_id = :shop")
    int forget(TenantId tenant, ShopId shop);
}

package jp.kagiban.shop.register;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

public interface Shops extends Repository<Shop, TenantShop> {

    Shop save(Shop shop);

    Optional<Shop> findById(TenantShop id);

    Optional<Shop> findByIdTenantIdAndMallAndCode(TenantId tenant, String mall, String code);

    List<Shop> findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(TenantId tenant);

    @Query("SELECT COUNT(*) FROM shop WHERE tenant_id = :tenant")
    int count(TenantId tenant);

    /** Locks and returns a shop. Every write to a shop, its keys or its watch holds this lock. */
    @Query("SELECT * FROM shop WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
    Optional<Shop> lock(TenantId tenant, ShopId id);

    /** Raises the revision. Returns 0 if the stored revision isn't lower. */
    @Modifying
    @Query("UPDATE shop SET secret_revision = :revision"
            + " WHERE tenant_id = :tenant AND id = :id AND secret_revision < :revision")
    int revise(TenantId tenant, ShopId id, long revision);

    void deleteById(TenantShop id);
}

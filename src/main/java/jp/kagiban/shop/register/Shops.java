package jp.kagiban.shop.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

public interface Shops extends Repository<Shop, ShopId> {

    Shop save(Shop shop);

    Optional<Shop> findById(ShopId id);

    Optional<Shop> findByIdTenantIdAndMallAndCode(UUID tenant, String mall, String code);

    List<Shop> findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(UUID tenant);

    @Query("SELECT COUNT(*) FROM shop WHERE tenant_id = :tenant")
    int count(UUID tenant);

    /** Every write to a shop, its keys and its watch happens under this lock. */
    @Query("SELECT * FROM shop WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
    Optional<Shop> lock(UUID tenant, UUID id);

    @Modifying
    @Query("UPDATE shop SET secret_revision = :revision"
            + " WHERE tenant_id = :tenant AND id = :id AND secret_revision < :revision")
    int revise(UUID tenant, UUID id, long revision);

    void deleteById(ShopId id);
}

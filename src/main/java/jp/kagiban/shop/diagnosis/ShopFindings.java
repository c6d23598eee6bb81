package jp.kagiban.shop.diagnosis;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ShopFindings extends Repository<ShopFinding, FindingId> {

    ShopFinding save(ShopFinding row);

    List<ShopFinding> findByIdTenantIdAndIdShopId(UUID tenant, UUID shop);

    /** The functions that a mall refused when they were tried last. */
    @Query("SELECT * FROM shop_finding WHERE tenant_id = :tenant AND answer = 'REJECTED'")
    List<ShopFinding> refused(UUID tenant);

    @Query("SELECT * FROM shop_finding WHERE tenant_id = :tenant AND shop_id = :shop AND answer = 'REJECTED'")
    List<ShopFinding> refused(UUID tenant, UUID shop);

    @Modifying
    @Query("DELETE FROM shop_finding WHERE tenant_id = :tenant AND shop_id = :shop")
    int forget(UUID tenant, UUID shop);
}

package jp.kagiban.shop.diagnosis;

import java.util.List;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopFinding.FindingId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ShopFindings extends Repository<ShopFinding, FindingId> {

    ShopFinding save(ShopFinding row);

    List<ShopFinding> findByIdTenantIdAndIdShopId(TenantId tenant, ShopId shop);

    /** Returns the findings of functions that the mall refused in the last trial. */
    @Query("SELECT * FROM shop_finding WHERE tenant_id = :tenant AND answer = 'REJECTED'")
    List<ShopFinding> refused(TenantId tenant);

    @Query("SELECT * FROM shop_finding WHERE tenant_id = :tenant AND shop_id = :shop AND answer = 'REJECTED'")
    List<ShopFinding> refused(TenantId tenant, ShopId shop);

    @Modifying
    @Query("DELETE FROM shop_finding WHERE tenant_id = :tenant AND shop_id = :shop")
    int forget(TenantId tenant, ShopId shop);
}

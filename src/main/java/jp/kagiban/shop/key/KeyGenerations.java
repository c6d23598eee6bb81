package jp.kagiban.shop.key;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.register.Shop;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

public interface KeyGenerations extends Repository<KeyGeneration, TenantGeneration> {

    KeyGeneration save(KeyGeneration generation);

    Optional<KeyGeneration> findById(TenantGeneration id);

    List<KeyGeneration> findByIdTenantIdAndShopIdOrderBySerialNoDesc(TenantId tenant, ShopId shop);

    /** Returns the waiting key and the key in use of a shop, the newest first. */
    @Query("SELECT * FROM key_generation WHERE tenant_id = :tenant AND shop_id = :shop AND state <> 'RETIRED'"
            + " ORDER BY serial_no DESC")
    List<KeyGeneration> open(TenantId tenant, ShopId shop);

    default OpenKeys openOf(Shop shop) {
        return OpenKeys.of(open(shop.tenant(), shop.shopId()));
    }

    @Query("SELECT * FROM key_generation WHERE tenant_id = :tenant AND last_four = :lastFour AND state <> 'RETIRED'"
            + " ORDER BY serial_no")
    List<KeyGeneration> openWithLastFour(TenantId tenant, String lastFour);

    /** Returns the open keys of all shops, and keys that the mall didn't accept and that have no successor. */
    @Query("SELECT g.* FROM key_generation g WHERE g.tenant_id = :tenant AND (g.state <> 'RETIRED'"
            + " OR (g.end_reason = 'NOT_ACCEPTED' AND NOT EXISTS (SELECT 1 FROM key_generation n"
            + " WHERE n.tenant_id = :tenant AND n.shop_id = g.shop_id AND n.serial_no > g.serial_no)))")
    List<KeyGeneration> standing(TenantId tenant);

    /** Returns the number of a shop's key in use. Empty if no key is in use, or if the key has no number. */
    @Query("SELECT shop_number FROM key_generation WHERE tenant_id = :tenant AND shop_id = :shop AND state = 'ACTIVE'"
            + " AND shop_number IS NOT NULL")
    Optional<String> numberInUse(TenantId tenant, ShopId shop);

    @Query("SELECT COALESCE(MAX(serial_no), 0) FROM key_generation WHERE tenant_id = :tenant AND shop_id = :shop")
    int lastSerial(TenantId tenant, ShopId shop);

    /** Returns the number of waiting keys of all shops. */
    @Query("SELECT COUNT(*) FROM key_generation WHERE tenant_id = :tenant AND state = 'PENDING'")
    int waiting(TenantId tenant);

    @Modifying
    @Query("DELETE FROM key_generation WHERE tenant_id = :tenant AND shop_id = :shop")
    int deleteOf(TenantId tenant, ShopId shop);
}

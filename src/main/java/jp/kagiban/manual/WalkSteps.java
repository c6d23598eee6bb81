package jp.kagiban.manual;

import java.time.Instant;
import java.util.List;
import jp.kagiban.manual.WalkStep.WalkStepId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Stores the steps that members have seen and done. */
interface WalkSteps extends Repository<WalkStep, WalkStepId> {

    List<WalkStep> findByIdTenantIdAndIdMemberId(TenantId tenant, MemberId member);

    List<WalkStep> findByIdTenantIdAndIdMemberIdAndIdShopIdAndIdWalk(
            TenantId tenant, MemberId member, ShopId shop, Walk walk);

    /** Stores that the member is at this step now. */
    @Modifying
    @Query("""
            INSERT INTO walk_step (tenant_id, member_id, shop_id, walk, step_number, key_round, seen_at, version)
            VALUES (:tenant, :member, :shop, :walk, :step, :round, :at, 1)
            ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)""")
    void see(TenantId tenant, MemberId member, ShopId shop, Walk walk, int step, String round, Instant at);

    @Modifying
    @Query("UPDATE walk_step SET done_at = :at WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk AND step_number = :step AND done_at IS NULL")
    void mark(TenantId tenant, MemberId member, ShopId shop, Walk walk, int step, Instant at);

    @Modifying
    @Query("UPDATE walk_step SET done_at = NULL WHERE tenant_id = :tenant AND member_id = :member"
            + " AND shop_id = :shop AND walk = :walk AND step_number = :step")
    void unmark(TenantId tenant, MemberId member, ShopId shop, Walk walk, int step);

    /** Deletes the steps for other keys than this one. */
    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk AND key_round <> :round")
    void deleteOtherRounds(TenantId tenant, MemberId member, ShopId shop, Walk walk, String round);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk")
    void deleteWalk(TenantId tenant, MemberId member, ShopId shop, Walk walk);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND shop_id = :shop")
    void deleteShop(TenantId tenant, ShopId shop);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member")
    void deleteMember(TenantId tenant, MemberId member);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant")
    void deleteTenant(TenantId tenant);
}

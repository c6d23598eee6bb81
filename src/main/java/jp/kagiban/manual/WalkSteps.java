package jp.kagiban.manual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.manual.WalkStep.WalkStepId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What members have seen and done of their walks. */
interface WalkSteps extends Repository<WalkStep, WalkStepId> {

    List<WalkStep> findByIdTenantIdAndIdMemberId(UUID tenant, UUID member);

    List<WalkStep> findByIdTenantIdAndIdMemberIdAndIdShopIdAndIdWalk(UUID tenant, UUID member, UUID shop, Walk walk);

    /** Notes that the member is at this step now. */
    @Modifying
    @Query("""
            INSERT INTO walk_step (tenant_id, member_id, shop_id, walk, step_number, key_round, seen_at, version)
            VALUES (:tenant, :member, :shop, :walk, :step, :round, :at, 1)
            ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)""")
    void see(UUID tenant, UUID member, UUID shop, Walk walk, int step, String round, Instant at);

    @Modifying
    @Query("UPDATE walk_step SET done_at = :at WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk AND step_number = :step AND done_at IS NULL")
    void mark(UUID tenant, UUID member, UUID shop, Walk walk, int step, Instant at);

    @Modifying
    @Query("UPDATE walk_step SET done_at = NULL WHERE tenant_id = :tenant AND member_id = :member"
            + " AND shop_id = :shop AND walk = :walk AND step_number = :step")
    void unmark(UUID tenant, UUID member, UUID shop, Walk walk, int step);

    /** Forgets what belongs to another key than this one. */
    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk AND key_round <> :round")
    void forgetOthers(UUID tenant, UUID member, UUID shop, Walk walk, String round);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member AND shop_id = :shop"
            + " AND walk = :walk")
    void forgetWalk(UUID tenant, UUID member, UUID shop, Walk walk);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND shop_id = :shop")
    void forgetShop(UUID tenant, UUID shop);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant AND member_id = :member")
    void forgetMember(UUID tenant, UUID member);

    @Modifying
    @Query("DELETE FROM walk_step WHERE tenant_id = :tenant")
    void forgetTenant(UUID tenant);
}

package jp.kagiban.delivery.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.push.PushBrowser.PushBrowserId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface PushBrowserRows extends Repository<PushBrowser, PushBrowserId> {

    PushBrowser save(PushBrowser browser);

    Optional<PushBrowser> findById(PushBrowserId id);

    List<PushBrowser> findByIdTenantIdOrderByAddedAt(TenantId tenant);

    @Modifying
    @Query("DELETE FROM push_browser WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, UUID id);

    @Modifying
    @Query("UPDATE push_browser SET gone_at = :now, version = version + 1 WHERE tenant_id = :tenant AND id = :id")
    int markGone(TenantId tenant, UUID id, Instant now);

    @Modifying
    @Query("UPDATE push_browser SET headline_wanted = :wanted, version = version + 1"
            + " WHERE tenant_id = :tenant AND id = :id")
    int showHeadlines(TenantId tenant, UUID id, boolean wanted);
}

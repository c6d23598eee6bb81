package jp.kagiban.delivery;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of which recipients that nothing reaches the owners were told. The owner of the table {@code channel_alarm}. */
@Component
class AlarmRows {

    private final JdbcClient db;
    private final Clock clock;

    AlarmRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Set<RecipientKey> of(TenantId tenant) {
        return db
                .sql("SELECT channel, recipient_id FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query((row, _) -> RecipientKey.read(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws org.springframework.dao.DuplicateKeyException if they were told already */
    void note(TenantId tenant, RecipientKey key) {
        db.sql("INSERT INTO channel_alarm (tenant_id, channel, recipient_id, told_at) VALUES (?, ?, ?, ?)")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()), Column.of(clock.instant()))
                .update();
    }

    void forget(TenantId tenant, RecipientKey key) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ? AND channel = ? AND recipient_id = ?")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()))
                .update();
    }

    void forgetAll(TenantId tenant) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }
}

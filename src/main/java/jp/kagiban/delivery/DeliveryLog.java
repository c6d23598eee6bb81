package jp.kagiban.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the results of the current company's deliveries. */
@Service
public class DeliveryLog {

    /** Notices are repeated for weeks, so older deliveries say nothing new about a channel. */
    private static final int LINES = 10;

    private final JdbcClient db;
    private final TenantScope scope;

    DeliveryLog(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    /**
     * One delivery.
     *
     * @param at when the delivery ended; if it still waits, when it was made
     * @param answer a short line from the receiver; empty if there is none
     */
    public record Line(Instant at, DeliveryState state, int tries, String answer) {}

    /** Returns the last ten deliveries to a recipient, the newest first. */
    @Needs(Permission.SEE_SHOPS)
    public List<Line> lastTen(ChannelKind channel, UUID recipient) {
        return db.sql("SELECT state, COALESCE(ended_at, created_at) AS since, tries, answer FROM delivery"
                        + " WHERE tenant_id = ? AND channel = ? AND recipient_id = ? ORDER BY created_at DESC LIMIT ?")
                .params(Column.of(scope.current()), channel.name(), Column.of(recipient), LINES)
                .query((row, _) -> new Line(
                        Objects.requireNonNull(Column.instant(row, "since")),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getInt("tries"),
                        Optional.ofNullable(row.getString("answer")).orElse("")))
                .list();
    }

    /**
     * A notice that reached a recipient.
     *
     * @param to the recipient's name at that time; empty in rows from before names were stored
     * @param reminder the days before the last day, negative after it; 0 if the notice has no such day
     */
    public record ToldLine(
            Instant at, ChannelKind channel, UUID recipient, String to, Notice.Key notice, int reminder) {}

    /** Returns which notices of a shop reached which recipient, the newest first. */
    @Needs(Permission.SEE_SHOPS)
    public List<ToldLine> ofShop(ShopId shop, int limit) {
        return db.sql("SELECT told_at, channel, recipient_id, told_to, kind, occurrence, reminder FROM delivery_item"
                        + " WHERE tenant_id = ? AND shop_id = ? AND told_at IS NOT NULL"
                        + " ORDER BY told_at DESC LIMIT ?")
                .params(Column.of(scope.current()), Column.of(shop), limit)
                .query((row, _) -> new ToldLine(
                        Objects.requireNonNull(Column.instant(row, "told_at")),
                        ChannelKind.valueOf(row.getString("channel")),
                        Column.uuid(row, "recipient_id"),
                        Optional.ofNullable(row.getString("told_to")).orElse(""),
                        new Notice.Key(shop, NoticeKind.valueOf(row.getString("kind")), row.getString("occurrence")),
                        row.getInt("reminder")))
                .list();
    }
}

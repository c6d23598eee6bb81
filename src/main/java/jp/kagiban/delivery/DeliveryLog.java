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

/** What came of the deliveries of the company in force. */
@Service
public class DeliveryLog {

    /** Notices are told for weeks; whatever is older is no news of the channel. */
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
     * @param at when it ended, or was made if it waits
     * @param answer what the receiver said, in a short line; empty if it said nothing
     */
    public record Line(Instant at, DeliveryState state, int tries, String answer) {}

    /** The last ten deliveries to a recipient, the newest first. */
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
     * Somebody was told of a notice.
     *
     * @param to what the recipient was called then; empty where that wasn't kept yet
     * @param reminder how many days before the last day it was told, negative after it; 0 for what has no such day
     */
    public record ToldLine(
            Instant at, ChannelKind channel, UUID recipient, String to, Notice.Key notice, int reminder) {}

    /** Who was told of a shop's notices, the newest first. */
    @Needs(Permission.SEE_SHOPS)
    public List<ToldLine> ofShop(ShopId shop, int most) {
        return db.sql("SELECT told_at, channel, recipient_id, told_to, kind, occurrence, reminder FROM delivery_item"
                        + " WHERE tenant_id = ? AND shop_id = ? AND told_at IS NOT NULL"
                        + " ORDER BY told_at DESC LIMIT ?")
                .params(Column.of(scope.current()), Column.of(shop), most)
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

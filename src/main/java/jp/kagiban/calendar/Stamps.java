package jp.kagiban.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.calendar.KeyDates.KeyDate;
import jp.kagiban.calendar.Stamps.Stamp;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.TenantDeleted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the last published state of each shop's date, to count its changes. A change is found when the calendar is
 * read again. Owns the table {@code calendar_stamp}.
 */
@Component
class Stamps {

    private final JdbcClient db;
    private final Clock clock;

    Stamps(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A shop's date as it was published last, by the hash of its content. */
    private record Published(ShopId shop, String hash, Stamp stamp) {}

    /**
     * Returns these dates with their stamps. Stores a new stamp for each date that has changed.
     *
     * @param alarms the days before a date on which a calendar reminds
     */
    @Transactional
    List<StampedDate> stamp(TenantId tenant, List<KeyDate> dates, List<Integer> alarms) {
        Map<ShopId, Published> before =
                published(tenant).stream().collect(Collectors.toMap(Published::shop, Function.identity()));
        return dates.stream()
                .map(date -> new StampedDate(date, stamp(tenant, date, alarms, before.get(date.shop()))))
                .toList();
    }

    private Stamp stamp(TenantId tenant, KeyDate date, List<Integer> alarms, @Nullable Published before) {
        String hash = Hashes.hex(date.expiresAt() + " " + alarms + " " + date.name());
        if (before != null && before.hash().equals(hash)) {
            return before.stamp();
        }
        Stamp next = new Stamp(before == null ? 0 : before.stamp().sequence() + 1, clock.instant());
        put(tenant, new Published(date.shop(), hash, next));
        return next;
    }

    private List<Published> published(TenantId tenant) {
        return db.sql("SELECT shop_id, content_hash, sequence_no, changed_at FROM calendar_stamp WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query(Stamps::published)
                .list();
    }

    private void put(TenantId tenant, Published published) {
        db.sql("INSERT INTO calendar_stamp (tenant_id, shop_id, content_hash, sequence_no, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE content_hash = VALUES(content_hash),"
                        + " sequence_no = VALUES(sequence_no), changed_at = VALUES(changed_at)")
                .params(
                        Column.of(tenant),
                        Column.of(published.shop()),
                        published.hash(),
                        published.stamp().sequence(),
                        Column.of(published.stamp().changedAt()))
                .update();
    }

    @EventListener
    void on(ShopDeleted deleted) {
        db.sql("DELETE FROM calendar_stamp WHERE tenant_id = ? AND shop_id = ?")
                .params(Column.of(deleted.tenant()), Column.of(deleted.shop()))
                .update();
    }

    @EventListener
    void on(TenantDeleted deleted) {
        db.sql("DELETE FROM calendar_stamp WHERE tenant_id = ?")
                .param(Column.of(deleted.tenant()))
                .update();
    }

    private static Published published(ResultSet row, int number) throws SQLException {
        return new Published(
                Column.shop(row, "shop_id"),
                row.getString("content_hash"),
                new Stamp(row.getInt("sequence_no"), Objects.requireNonNull(Column.instant(row, "changed_at"))));
    }

    /**
     * Tells calendars which of two copies of a date is newer.
     *
     * @param sequence how often the date or the name has changed since it was first published
     * @param changedAt when the last change was found
     */
    record Stamp(int sequence, Instant changedAt) {}

    /** A date with its stamp. */
    record StampedDate(KeyDate date, Stamp stamp) {}
}

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
 * Owns the table {@code calendar_stamp}: the last published state of each shop's date. A change is found when the calendar is read
 * again.
 */
@Component
class Stamps {

    private final JdbcClient db;
    private final Clock clock;

    Stamps(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Told(ShopId shop, String hash, Stamp stamp) {}

    /** Stamps these dates, each with alarms so many days before it. */
    @Transactional
    List<StampedDate> stamp(TenantId tenant, List<KeyDate> dates, List<Integer> alarms) {
        Map<ShopId, Told> before = told(tenant).stream().collect(Collectors.toMap(Told::shop, Function.identity()));
        return dates.stream()
                .map(date -> new StampedDate(date, stamp(tenant, date, alarms, before.get(date.shop()))))
                .toList();
    }

    private Stamp stamp(TenantId tenant, KeyDate date, List<Integer> alarms, @Nullable Told before) {
        String hash = Hashes.hex(date.expiresAt() + " " + alarms + " " + date.name());
        if (before != null && before.hash().equals(hash)) {
            return before.stamp();
        }
        Stamp next = new Stamp(before == null ? 0 : before.stamp().sequence() + 1, clock.instant());
        put(tenant, new Told(date.shop(), hash, next));
        return next;
    }

    private List<Told> told(TenantId tenant) {
        return db.sql("SELECT shop_id, content_hash, sequence_no, changed_at FROM calendar_stamp WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query(Stamps::told)
                .list();
    }

    private void put(TenantId tenant, Told told) {
        db.sql("INSERT INTO calendar_stamp (tenant_id, shop_id, content_hash, sequence_no, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE content_hash = VALUES(content_hash),"
                        + " sequence_no = VALUES(sequence_no), changed_at = VALUES(changed_at)")
                .params(
                        Column.of(tenant),
                        Column.of(told.shop()),
                        told.hash(),
                        told.stamp().sequence(),
                        Column.of(told.stamp().changedAt()))
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

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
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

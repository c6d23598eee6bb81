package jp.kagiban.vault;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often the secrets of a tenant were opened on each of the last days in Tokyo. */
class OpeningDays {

    /** How many days make a habit. */
    static final int KEPT = 28;

    private final JdbcClient db;
    private final Clock clock;

    OpeningDays(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param day in Tokyo */
    record Day(TenantId tenant, LocalDate day) {}

    /**
     * @param days how many days there are before today
     * @param most how often was opened on the busiest of them
     * @param today how often today
     */
    record Habit(long days, long most, long today) {}

    Habit of(TenantId tenant) {
        LocalDate today = Jst.today(clock);
        return db.sql("SELECT COUNT(CASE WHEN opened_on < ? THEN 1 END) AS days,"
                        + " COALESCE(MAX(CASE WHEN opened_on < ? THEN openings END), 0) AS most,"
                        + " COALESCE(MAX(CASE WHEN opened_on = ? THEN openings END), 0) AS now_opened"
                        + " FROM opening_day WHERE tenant_id = ? AND opened_on >= ?")
                .params(today, today, today, Column.of(tenant), today.minusDays(KEPT))
                .query((row, _) -> new Habit(row.getLong("days"), row.getLong("most"), row.getLong("now_opened")))
                .single();
    }

    /** Adds these counts, whose tenants are named together, in the order in which other nodes do too. */
    void add(Map<Day, Long> counts) {
        List<Map.Entry<Day, Long>> rows = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing((Day one) -> one.tenant().toString())
                                .thenComparing(Day::day)))
                .toList();
        RowValues values = RowValues.of(rows, Map.entry(rows.getLast().getKey(), 0L), OpeningDays::values);
        db.sql("INSERT INTO opening_day (tenant_id, opened_on, openings) VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE openings = openings + VALUES(openings)")
                .params(values.parameters())
                .update();
    }

    private static List<@Nullable Object> values(Map.Entry<Day, Long> row) {
        return List.of(Column.of(row.getKey().tenant()), row.getKey().day(), row.getValue());
    }

    /** Removes days of all tenants that make no habit any more, and those of tenants without keys. */
    int removeOld() {
        int old = db.sql("DELETE FROM opening_day WHERE opened_on < ?")
                .param(Jst.today(clock).minusDays(KEPT))
                .update();
        return old
                + db.sql("DELETE FROM opening_day WHERE tenant_id NOT IN (SELECT tenant_id FROM tenant_key)")
                        .update();
    }

    void removeTenant(TenantId tenant) {
        db.sql("DELETE FROM opening_day WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }
}

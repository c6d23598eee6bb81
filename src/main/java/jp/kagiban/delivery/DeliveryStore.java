package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.delivery.Recipients.RecipientKey;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores deliveries and their notices. Owns the tables {@code delivery} and {@code delivery_item}. */
@Component
class DeliveryStore {

    /** The longest name in characters. */
    private static final int LONGEST_NAME = 120;

    private static final String ITEM_PLACEHOLDERS = "(?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient db;

    DeliveryStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Returns the reminders about these occurrences that were sent to a recipient or are planned. Reads one recipient at
     * a time, because the rows of all earlier recipients may not fit into the memory.
     */
    Set<Reminder.Told> sentOrPlanned(TenantId tenant, RecipientKey recipient, Collection<String> occurrences) {
        return occurrences.isEmpty()
                ? Set.of()
                : db
                        .sql("SELECT shop_id, kind, occurrence, reminder FROM delivery_item WHERE tenant_id = :tenant"
                                + " AND channel = :channel AND recipient_id = :recipient"
                                + " AND occurrence IN (:occurrences)")
                        .param("tenant", Column.of(tenant))
                        .param("channel", recipient.channel().name())
                        .param("recipient", Column.of(recipient.id()))
                        .param("occurrences", occurrences)
                        .query((row, _) -> reminder(row).told())
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the recipients whose failed deliveries still have notices. */
    List<RecipientKey> givenUp(TenantId tenant) {
        return db.sql("SELECT DISTINCT d.channel, d.recipient_id FROM delivery d"
                        + " WHERE d.tenant_id = :tenant AND d.state = 'FAILED' AND EXISTS (SELECT 1 FROM delivery_item i"
                        + " WHERE i.tenant_id = :tenant AND i.delivery_id = d.id AND i.told_at IS NULL)")
                .param("tenant", Column.of(tenant))
                .query((row, _) -> RecipientKey.read(row))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if one of the reminders is planned already */
    void add(Delivery delivery, List<Reminder> reminders) {
        db.sql("INSERT INTO delivery (tenant_id, id, channel, recipient_id, state, created_at, tries)"
                        + " VALUES (?, ?, ?, ?, 'WAITING', ?, 0)")
                .params(
                        Column.of(delivery.tenant()),
                        Column.of(delivery.id()),
                        delivery.channel().name(),
                        Column.of(delivery.recipient()),
                        Column.of(delivery.createdAt()))
                .update();
        List<Object> values = new ArrayList<>();
        reminders.forEach(reminder -> Collections.addAll(
                values,
                Column.of(delivery.tenant()),
                delivery.channel().name(),
                Column.of(delivery.recipient()),
                Column.of(reminder.notice().shop()),
                reminder.notice().kind().name(),
                reminder.notice().occurrence(),
                reminder.day(),
                Column.of(delivery.id())));
        db.sql("INSERT INTO delivery_item (tenant_id, channel, recipient_id, shop_id, kind, occurrence, reminder,"
                        + " delivery_id) VALUES "
                        + String.join(", ", Collections.nCopies(reminders.size(), ITEM_PLACEHOLDERS)))
                .params(values)
                .update();
    }

    /** Adds a sent delivery without notices, which records that the channel works. */
    void addReached(ReceiverReached reached, Instant now) {
        db.sql("INSERT INTO delivery (tenant_id, id, channel, recipient_id, state, created_at, tries, ended_at, answer)"
                        + " VALUES (?, ?, ?, ?, 'SENT', ?, 0, ?, ?)")
                .params(
                        Column.of(reached.tenant()),
                        Column.of(Ids.next()),
                        reached.channel().name(),
                        Column.of(reached.recipient()),
                        Column.of(now),
                        Column.of(now),
                        reached.answer())
                .update();
    }

    /** Returns how many deliveries with notices each recipient got since then. */
    Map<RecipientKey, Integer> deliveriesSince(TenantId tenant, Instant since) {
        return db
                .sql("""
                        SELECT d.channel, d.recipient_id, COUNT(*) AS deliveries FROM delivery d
                        WHERE d.tenant_id = :tenant AND d.created_at > :since AND EXISTS (
                          SELECT 1 FROM delivery_item i WHERE i.tenant_id = :tenant AND i.delivery_id = d.id)
                        GROUP BY d.channel, d.recipient_id""")
                .param("tenant", Column.of(tenant))
                .param("since", Column.of(since))
                .query((row, _) -> Map.entry(RecipientKey.read(row), row.getInt("deliveries")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns empty if the delivery has ended or is deleted. */
    Optional<Delivery> findWaiting(TenantId tenant, UUID id) {
        return db.sql("SELECT * FROM delivery WHERE tenant_id = ? AND id = ? AND state = 'WAITING'")
                .params(Column.of(tenant), Column.of(id))
                .query((row, _) -> new Delivery(
                        tenant,
                        id,
                        ChannelKind.valueOf(row.getString("channel")),
                        Column.uuid(row, "recipient_id"),
                        Objects.requireNonNull(Column.instant(row, "created_at")),
                        row.getInt("tries")))
                .optional();
    }

    Set<Reminder.Told> reminders(Delivery delivery) {
        return db
                .sql("SELECT shop_id, kind, occurrence, reminder FROM delivery_item"
                        + " WHERE tenant_id = ? AND delivery_id = ?")
                .params(Column.of(delivery.tenant()), Column.of(delivery.id()))
                .query((row, _) -> reminder(row).told())
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void recordFailedTry(Delivery delivery, String answer) {
        db.sql("UPDATE delivery SET tries = tries + 1, answer = ? WHERE tenant_id = ? AND id = ? AND state = 'WAITING'")
                .params(answer, Column.of(delivery.tenant()), Column.of(delivery.id()))
                .update();
    }

    /** @param answer if null, the last answer stays, which says why nothing got through */
    void end(Delivery delivery, DeliveryState state, @Nullable String answer, Instant now) {
        db.sql("UPDATE delivery SET state = :state, answer = COALESCE(:answer, answer), ended_at = :now"
                        + " WHERE tenant_id = :tenant AND id = :id AND state = 'WAITING'")
                .param("state", state.name())
                .param("answer", answer)
                .param("now", Column.of(now))
                .param("tenant", Column.of(delivery.tenant()))
                .param("id", Column.of(delivery.id()))
                .update();
    }

    /** @param to the recipient's current name, which is stored with the notices */
    void markSent(Delivery delivery, String to, Collection<Reminder> reminders, Instant now) {
        String called = OneLine.of(to, LONGEST_NAME);
        reminders.forEach(reminder -> db.sql("UPDATE delivery_item SET told_at = :now, told_to = :called"
                        + " WHERE tenant_id = :tenant AND delivery_id = :delivery AND shop_id = :shop"
                        + " AND kind IN (:kinds) AND occurrence = :occurrence AND reminder = :day")
                .param("now", Column.of(now))
                .param("called", called)
                .param("tenant", Column.of(delivery.tenant()))
                .param("delivery", Column.of(delivery.id()))
                .param("shop", Column.of(reminder.notice().shop()))
                .param("kinds", kinds(reminder.notice().kind()))
                .param("occurrence", reminder.notice().occurrence())
                .param("day", reminder.day())
                .update());
    }

    /** Returns all stages if the kind is a stage, because it may have changed since the delivery was made. */
    private static List<String> kinds(NoticeKind kind) {
        return Arrays.stream(NoticeKind.values())
                .filter(other -> other == kind || (other.stage() && kind.stage()))
                .map(NoticeKind::name)
                .toList();
    }

    /** Releases the notices of failed deliveries, now that their recipient can be reached. Returns their number. */
    int releaseGivenUp(TenantId tenant, ChannelKind channel, UUID recipient) {
        return db.sql("DELETE FROM delivery_item WHERE tenant_id = :tenant AND channel = :channel"
                        + " AND recipient_id = :recipient AND told_at IS NULL AND delivery_id IN"
                        + " (SELECT id FROM delivery WHERE tenant_id = :tenant AND channel = :channel"
                        + " AND recipient_id = :recipient AND state = 'FAILED')")
                .param("tenant", Column.of(tenant))
                .param("channel", channel.name())
                .param("recipient", Column.of(recipient))
                .update();
    }

    /**
     * Releases the notices that weren't sent with this delivery, so that another delivery sends them. Returns their
     * number.
     */
    int release(Delivery delivery) {
        return db.sql("DELETE FROM delivery_item WHERE tenant_id = ? AND delivery_id = ? AND told_at IS NULL")
                .params(Column.of(delivery.tenant()), Column.of(delivery.id()))
                .update();
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                new Notice.Key(
                        Column.shop(row, "shop_id"),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getString("occurrence")),
                row.getInt("reminder"));
    }
}

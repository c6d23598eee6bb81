package jp.kagiban.order;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Stores orders that a mall returned: the original in the vault, the columns for lists unencrypted, and the changes. Of
 * an unchanged order, only the times of reading are stored. Runs in the caller's transaction, under the lock on the
 * shop's intake.
 */
@Component
class OrderStore {

    private static final Use COMPARE = Use.byJob(Use.Purpose.COMPARE_WITH_A_NEWER_ORDER);

    private final KnownOrders known;
    private final OrderRows rows;
    private final OrderChanges changes;
    private final Vault vault;
    private final Clock clock;

    OrderStore(KnownOrders known, OrderRows rows, OrderChanges changes, Vault vault, Clock clock) {
        this.known = known;
        this.rows = rows;
        this.changes = changes;
        this.vault = vault;
        this.clock = clock;
    }

    /** A returned order, and its stored version. */
    private record Newer(OrderOutline order, Known before) {}

    /** An order to be sealed, with its id and its previous revision in the vault. */
    private record Subject(OrderOutline order, UUID id, long previous) {}

    void receive(IntakeId shop, ReadingPlan plan, Collection<OrderOutline> orders) {
        Map<String, OrderOutline> byNumber = new LinkedHashMap<>();
        orders.forEach(order -> byNumber.put(order.number(), order));
        Map<String, Known> before = known.find(shop, byNumber.keySet());
        List<OrderOutline> all = List.copyOf(byNumber.values());
        for (int i = 0; i < all.size(); i += KnownOrders.AT_ONCE) {
            receivePart(shop, plan, all.subList(i, Math.min(all.size(), i + KnownOrders.AT_ONCE)), before);
        }
    }

    private void receivePart(IntakeId shop, ReadingPlan plan, List<OrderOutline> orders, Map<String, Known> before) {
        List<OrderOutline> fresh = new ArrayList<>();
        List<Newer> changed = new ArrayList<>();
        List<OrderOutline> same = new ArrayList<>();
        for (OrderOutline order : orders) {
            Known known = before.get(order.number());
            if (known == null) {
                fresh.add(order);
            } else if (isSame(shop, known, order)) {
                same.add(order);
            } else {
                changed.add(new Newer(order, known));
            }
        }
        add(shop, plan, fresh);
        change(shop, plan, changed);
        rows.markRead(shop, same, plan, clock.instant());
    }

    /** Announces to the vault that stored orders will be compared. Call it before the transaction that receives orders. */
    void announce(IntakeId shop) {
        vault.announce(COMPARE.of(shop.shopId()));
    }

    private boolean isSame(IntakeId shop, Known before, OrderOutline order) {
        return before.received()
                && before.progress() == order.statusCode()
                && vault.open(
                        before.id(),
                        Field.ORDER,
                        before.revision(),
                        COMPARE.of(shop.shopId()),
                        kept -> equalsOriginal(kept, order));
    }

    private static boolean equalsOriginal(Secret kept, OrderOutline order) {
        byte[] bytes = kept.toBytes();
        try {
            return Arrays.equals(bytes, order.original().toBytes());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void add(IntakeId shop, ReadingPlan plan, List<OrderOutline> orders) {
        List<Subject> subjects =
                orders.stream().map(order -> new Subject(order, Ids.next(), 0)).toList();
        rows.add(shop, seal(subjects), plan, clock.instant());
    }

    private void change(IntakeId shop, ReadingPlan plan, List<Newer> newer) {
        List<Subject> subjects = newer.stream()
                .map(change -> new Subject(
                        change.order(), change.before().id(), change.before().revision()))
                .toList();
        List<OrderRows.Row> changed = seal(subjects);
        vault.destroyOrders(subjects.stream().collect(toMap(Subject::id, Subject::previous)));
        changed.forEach(row -> rows.change(shop, row, plan, clock.instant()));
        newer.forEach(change -> changes.record(shop.tenantId(), change.before(), change.order(), clock.instant()));
    }

    private List<OrderRows.Row> seal(List<Subject> subjects) {
        List<Vault.Sealing> sealings = new ArrayList<>();
        try {
            subjects.forEach(subject -> sealings.add(new Vault.Sealing(
                    subject.id(), subject.previous(), subject.order().original().toSecret())));
            Map<UUID, Long> revisions = vault.sealEach(Field.ORDER, sealings);
            return subjects.stream()
                    .map(subject -> new OrderRows.Row(
                            subject.id(), Objects.requireNonNull(revisions.get(subject.id())), subject.order()))
                    .toList();
        } finally {
            sealings.forEach(sealing -> sealing.secret().close());
        }
    }

    /** Stores that the mall has listed these orders but not returned them. */
    void miss(IntakeId shop, ReadingPlan plan, Collection<String> numbers) {
        Instant now = clock.instant();
        Map<String, Known> before = known.find(shop, numbers);
        for (String number : numbers) {
            Known known = before.get(number);
            if (known == null) {
                rows.addMissing(shop, Ids.next(), number, plan, now);
            } else {
                rows.missAgain(shop, known, plan, now);
            }
        }
    }
}

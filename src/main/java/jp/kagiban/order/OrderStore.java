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
 * Stores orders as a mall returned them: the original sealed, the columns for lists unencrypted, and the changes. An unchanged
 * order changes nothing. Runs in the caller's transaction, under the lock on the shop's intake.
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

    /** An order that came, and what was known of it before. */
    private record Newer(OrderOutline order, Known before) {}

    /** An order to be sealed, its id in the vault, and the revision before. */
    private record Subject(OrderOutline order, UUID id, long previous) {}

    void receive(IntakeId shop, ReadingPlan plan, Collection<OrderOutline> orders) {
        Map<String, OrderOutline> single = new LinkedHashMap<>();
        orders.forEach(order -> single.put(order.number(), order));
        Map<String, Known> before = known.find(shop, single.keySet());
        List<OrderOutline> all = List.copyOf(single.values());
        for (int i = 0; i < all.size(); i += KnownOrders.AT_ONCE) {
            receiveSome(shop, plan, all.subList(i, Math.min(all.size(), i + KnownOrders.AT_ONCE)), before);
        }
    }

    private void receiveSome(IntakeId shop, ReadingPlan plan, List<OrderOutline> orders, Map<String, Known> before) {
        List<OrderOutline> fresh = new ArrayList<>();
        List<Newer> changed = new ArrayList<>();
        List<OrderOutline> same = new ArrayList<>();
        for (OrderOutline order : orders) {
            Known one = before.get(order.number());
            if (one == null) {
                fresh.add(order);
            } else if (isSame(shop, one, order)) {
                same.add(order);
            } else {
                changed.add(new Newer(order, one));
            }
        }
        add(shop, plan, fresh);
        change(shop, plan, changed);
        rows.readAgain(shop, same, plan, clock.instant());
    }

    /** Call it before the transaction in which these are received. */
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
                        kept -> holds(kept, order));
    }

    private static boolean holds(Secret kept, OrderOutline order) {
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
                .map(one ->
                        new Subject(one.order(), one.before().id(), one.before().revision()))
                .toList();
        List<OrderRows.Row> changed = seal(subjects);
        vault.destroyOrders(subjects.stream().collect(toMap(Subject::id, Subject::previous)));
        changed.forEach(row -> rows.change(shop, row, plan, clock.instant()));
        newer.forEach(one -> changes.note(shop.tenantId(), one.before(), one.order(), clock.instant()));
    }

    private List<OrderRows.Row> seal(List<Subject> subjects) {
        List<Vault.Sealing> sealings = new ArrayList<>();
        try {
            subjects.forEach(one -> sealings.add(new Vault.Sealing(
                    one.id(), one.previous(), one.order().original().toSecret())));
            Map<UUID, Long> revisions = vault.sealEach(Field.ORDER, sealings);
            return subjects.stream()
                    .map(one ->
                            new OrderRows.Row(one.id(), Objects.requireNonNull(revisions.get(one.id())), one.order()))
                    .toList();
        } finally {
            sealings.forEach(one -> one.secret().close());
        }
    }

    /** Stores that the mall has named these orders and not returned them. */
    void miss(IntakeId shop, ReadingPlan plan, Collection<String> numbers) {
        Instant now = clock.instant();
        Map<String, Known> before = known.find(shop, numbers);
        for (String number : numbers) {
            Known one = before.get(number);
            if (one == null) {
                rows.addMissing(shop, Ids.next(), number, plan, now);
            } else {
                rows.missAgain(shop, one, plan, now);
            }
        }
    }
}

package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.errand.Errands;
import jp.kagiban.order.OrderConfirmations.Confirmation;
import jp.kagiban.order.OrderConfirmations.Result;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes how confirmations go on and what came of them, in one short transaction each. */
@Component
class ConfirmLedger {

    private final OrderConfirmations confirmations;
    private final Intakes intakes;
    private final OrderRows rows;
    private final Errands errands;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    ConfirmLedger(
            OrderConfirmations confirmations,
            Intakes intakes,
            OrderRows rows,
            Errands errands,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.confirmations = confirmations;
        this.intakes = intakes;
        this.rows = rows;
        this.errands = errands;
        this.events = events;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    void write(UUID batch, List<Confirmation> states) {
        transaction.executeWithoutResult(
                _ -> states.forEach(state -> confirmations.write(batch, state, clock.instant())));
    }

    /** Writes the results, lets the shop's orders be read again, and tells the open pages and the history. */
    void finish(UUID batch, IntakeId shop, MemberId member, List<Confirmation> results) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            results.forEach(result -> confirmations.write(batch, result, now));
            intakes.lock(shop.tenantId(), shop.shopId()).ifPresent(_ -> readAgain(shop, results, now));
            events.publishEvent(new OrdersChanged(shop.tenantId(), shop.shopId()));
            trail.record(record(shop.shopId(), member, results));
        });
    }

    private void readAgain(IntakeId shop, List<Confirmation> results, Instant now) {
        rows.readAt(
                shop, results.stream().map(result -> result.order().number()).toList(), now);
        errands.plan(new OrderJobs.IntakeJob(shop.tenantId(), shop.shopId()), now);
    }

    private static AuditRecord record(ShopId shop, MemberId member, List<Confirmation> results) {
        long confirmed =
                results.stream().filter(one -> one.result() == Result.CONFIRMED).count();
        return AuditRecord.of(Action.ORDERS_CONFIRMED)
                .by(Actor.member(member, null))
                .on(Subject.shop(shop))
                .ended(confirmed == results.size() ? Outcome.DONE : Outcome.FAILED)
                .counting(confirmed);
    }
}

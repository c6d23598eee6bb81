package jp.kagiban.order;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.order.OrderConfirmations.Confirmation;
import jp.kagiban.order.OrderConfirmations.Result;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.order.OrderIntake.OrdersChanged;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ShopMalls;
import jp.kagiban.task.MallTasks;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.keys.KekStoreAway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Confirms the orders that members chose of a shop, at most a hundred in one call. Orders with a result aren't
 * confirmed again. Afterwards the orders are read again, so that the list shows their new states.
 */
@Component
class ConfirmRun {

    private final TenantScope scope;
    private final OrderConfirmations confirmations;
    private final Intakes intakes;
    private final OrderRows rows;
    private final ActiveKeys keys;
    private final ShopMalls malls;
    private final MallTasks tasks;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    ConfirmRun(
            TenantScope scope,
            OrderConfirmations confirmations,
            Intakes intakes,
            OrderRows rows,
            ActiveKeys keys,
            ShopMalls malls,
            MallTasks tasks,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.confirmations = confirmations;
        this.intakes = intakes;
        this.rows = rows;
        this.keys = keys;
        this.malls = malls;
        this.tasks = tasks;
        this.events = events;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Confirms all open orders of the shop. A fault in one request doesn't stop the other requests; it is thrown at the end.
     *
     * @throws MallBusy if no permit is available soon, or the circuit breaker is open. The next run confirms the open orders
     */
    void run(OrderJobs.ConfirmJob job) {
        List<RuntimeException> faults = new ArrayList<>();
        scope.run(
                job.tenant(),
                () -> confirmations.open(job.shop()).forEach((request, open) -> {
                    try {
                        confirmAll(request.batch(), job.shop(), open, request.member());
                    } catch (RuntimeException fault) {
                        faults.add(fault);
                    }
                }));
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
    }

    /**
     * Confirms one request in portions. If the shop or its source of orders is gone, all orders get the result {@link
     * Result#NO_KEY}.
     */
    private void confirmAll(UUID batch, ShopId shop, List<Confirmation> open, MemberId member) {
        Optional<OrderSource> mall = malls.orders(shop);
        int atOnce = mall.map(source -> source.limits().atOnce()).orElse(open.size());
        for (int i = 0; i < open.size(); i += atOnce) {
            confirm(batch, shop, mall, open.subList(i, Math.min(open.size(), i + atOnce)), member);
        }
    }

    private void confirm(
            UUID batch, ShopId shop, Optional<OrderSource> mall, List<Confirmation> open, MemberId member) {
        List<String> numbers =
                open.stream().map(entry -> entry.order().number()).toList();
        write(batch, all(shop, numbers, Result.ASKED, null));
        Use use = Use.byMember(Use.Purpose.CONFIRM_ORDERS, member);
        Optional<MallReply<List<OrderConfirmation>>> reply =
                mall.flatMap(source -> askWithKey(source, shop, use, batch, open));
        finish(
                batch,
                new IntakeId(scope.current(), shop),
                member,
                reply.map(answer -> withUncertainRefusals(open, results(shop, numbers, answer)))
                        .orElseGet(() -> all(shop, numbers, Result.NO_KEY, null)));
    }

    /**
     * Asks the mall with the key in use. If the vault's key is out of reach, restores the earlier results, because the
     * mall wasn't asked.
     */
    private Optional<MallReply<List<OrderConfirmation>>> askWithKey(
            OrderSource mall, ShopId shop, Use use, UUID batch, List<Confirmation> open) {
        try {
            return keys.use(shop, use, credentials -> ask(mall, credentials, batch, open));
        } catch (KekStoreAway away) {
            write(batch, open);
            throw away;
        }
    }

    /** Asks the mall. If no permit is available, restores the earlier results, because the mall wasn't asked. */
    private MallReply<List<OrderConfirmation>> ask(
            OrderSource mall, Credentials credentials, UUID batch, List<Confirmation> open) {
        try {
            return mall.confirm(
                    credentials,
                    open.stream().map(entry -> entry.order().number()).toList());
        } catch (MallBusy busy) {
            write(batch, open);
            throw busy;
        }
    }

    private void write(UUID batch, List<Confirmation> states) {
        transaction.executeWithoutResult(
                _ -> states.forEach(state -> confirmations.write(batch, state, clock.instant())));
    }

    /** Stores the results, plans to read the orders again, and informs open pages and the history. */
    private void finish(UUID batch, IntakeId shop, MemberId member, List<Confirmation> results) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            results.forEach(result -> confirmations.write(batch, result, now));
            intakes.lock(shop.tenantId(), shop.shopId()).ifPresent(_ -> planReading(shop, results, now));
            events.publishEvent(new OrdersChanged(shop.tenantId(), shop.shopId()));
            trail.record(record(shop.shopId(), member, results));
        });
    }

    private void planReading(IntakeId shop, List<Confirmation> results, Instant now) {
        rows.readAt(
                shop, results.stream().map(result -> result.order().number()).toList(), now);
        tasks.plan(new OrderJobs.IntakeJob(shop.tenantId(), shop.shopId()), now);
    }

    private static AuditRecord record(ShopId shop, MemberId member, List<Confirmation> results) {
        long confirmed = results.stream()
                .filter(entry -> entry.result() == Result.CONFIRMED)
                .count();
        return AuditRecord.of(Action.ORDERS_CONFIRMED)
                .by(Actor.member(member, null))
                .on(Subject.shop(shop))
                .ended(confirmed == results.size() ? Outcome.DONE : Outcome.FAILED)
                .counting(confirmed);
    }

    /**
     * Replaces the refusal of an order by UNANSWERED if an earlier run asked for it. That run may have confirmed the
     * order, and a mall refuses confirmed orders.
     */
    private static List<Confirmation> withUncertainRefusals(List<Confirmation> before, List<Confirmation> results) {
        Set<OrderKey> askedBefore = before.stream()
                .filter(entry -> entry.result() == Result.ASKED)
                .map(Confirmation::order)
                .collect(toSet());
        return results.stream()
                .map(entry -> entry.result() == Result.REFUSED && askedBefore.contains(entry.order())
                        ? new Confirmation(entry.order(), Result.UNANSWERED, entry.code(), entry.message())
                        : entry)
                .toList();
    }

    private static List<Confirmation> results(
            ShopId shop, List<String> numbers, MallReply<List<OrderConfirmation>> reply) {
        return switch (reply) {
            case MallReply.Ok<List<OrderConfirmation>>(List<OrderConfirmation> answers) ->
                answers.stream().map(answer -> result(shop, answer)).toList();
            case MallReply.BadRequest<List<OrderConfirmation>> bad ->
                all(shop, numbers, Result.REFUSED, bad.codes().getFirst());
            case MallReply.Failed<List<OrderConfirmation>> failed ->
                all(shop, numbers, Result.UNANSWERED, failed.outcome().kind().name());
        };
    }

    private static Confirmation result(ShopId shop, OrderConfirmation answer) {
        return new Confirmation(
                new OrderKey(shop, answer.orderNumber()),
                answer.ok() ? Result.CONFIRMED : Result.REFUSED,
                answer.code(),
                answer.message());
    }

    private static List<Confirmation> all(ShopId shop, List<String> numbers, Result result, @Nullable String code) {
        return numbers.stream()
                .map(number -> new Confirmation(new OrderKey(shop, number), result, code, null))
                .toList();
    }
}

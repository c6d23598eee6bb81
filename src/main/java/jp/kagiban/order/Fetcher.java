package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches the data of a step from a mall: a page of order numbers, and the details of its new orders. Holds no database
 * connection during calls.
 */
@Component
class Fetcher {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final Use FETCH = Use.byJob(Use.Purpose.FETCH_ORDERS);

    /**
     * The result of a step.
     *
     * @param page the page that was searched, or null without a search
     * @param missing the requested orders that the mall didn't return
     * @param failure the outcome that ended the step early, or null. The orders fetched until then are valid
     * @param refused whether the mall refused the parameters of the search
     */
    record Fetched(
            @Nullable OrderPage page,
            List<OrderOutline> orders,
            Collection<String> missing,
            @Nullable MallOutcome failure,
            boolean refused) {

        static Fetched failed(MallOutcome failure, boolean refused) {
            return new Fetched(null, List.of(), List.of(), failure, refused);
        }

        /** The memory of the orders, in bytes. */
        int bytes() {
            return Details.bytes(orders);
        }

        boolean isComplete() {
            return failure == null;
        }
    }

    private final ActiveKeys keys;
    private final KnownOrders known;
    private final Clock clock;

    Fetcher(ActiveKeys keys, KnownOrders known, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Fetches the data of a step. Empty if the shop has no key in use.
     *
     * @param failures the number of consecutive failed runs before this one
     * @param memory the memory for the orders
     */
    Optional<Fetched> fetch(IntakeId shop, OrderSource mall, Step step, int failures, OrderMemory.Share memory) {
        return keys.use(shop.shopId(), FETCH, credentials -> {
            Details details = new Details(
                    numbers -> mall.get(credentials, numbers), mall.limits().atOnce(), failures, memory);
            return switch (step) {
                case Step.Search search ->
                    found(shop, search, mall, mall.search(credentials, search.query(mall.limits())), details);
                case Step.Read read -> fetched(null, read.orderNumbers(), details);
            };
        });
    }

    /** Returns the result of a search, with the details of its new orders. */
    Fetched found(
            OrderPoll poll,
            OrderSource mall,
            MallReply<OrderPage> reply,
            Credentials credentials,
            OrderMemory.Share memory) {
        Details details = new Details(
                numbers -> mall.get(credentials, numbers), mall.limits().atOnce(), 0, memory);
        return found(poll.id(), poll.search(), mall, reply, details);
    }

    private Fetched found(
            IntakeId shop, Step.Search search, OrderSource mall, MallReply<OrderPage> reply, Details details) {
        return switch (reply) {
            case MallReply.Failed<OrderPage> failed -> Fetched.failed(failed.outcome(), false);
            case MallReply.BadRequest<OrderPage> bad -> refused(shop, bad.codes());
            case MallReply.Ok<OrderPage>(OrderPage page) -> {
                boolean split = search.isSplitBy(page, mall.limits());
                yield split
                        ? new Fetched(page, List.of(), List.of(), null, false)
                        : fetched(page, toFetch(shop, search, page), details);
            }
        };
    }

    private static Fetched refused(IntakeId shop, List<String> codes) {
        LOG.warn(
                "The mall refused an order search for shop {}: {}; the fetch is retried. If that stays, report the codes",
                shop.shopId(),
                codes);
        return Fetched.failed(new MallOutcome.Garbled(), true);
    }

    /**
     * Returns the orders of a page that must be fetched: unknown orders, and in a search for states also orders known
     * in another state.
     */
    List<String> toFetch(IntakeId shop, Step.Search search, OrderPage page) {
        Map<String, Known> before = known.find(shop, page.orderNumbers());
        Instant now = clock.instant();
        return page.orderNumbers().stream()
                .distinct()
                .filter(number -> mustFetch(search, before.get(number), now))
                .toList();
    }

    private static boolean mustFetch(Step.Search search, @Nullable Known before, Instant now) {
        if (before == null) {
            return true;
        }
        Set<OrderStatus> states = search.window().states();
        boolean stateChanged =
                !states.isEmpty() && states.stream().noneMatch(state -> state.code() == before.progress());
        return before.received() ? stateChanged : !before.restsAt(now);
    }

    private static Fetched fetched(@Nullable OrderPage page, List<String> numbers, Details details) {
        MallOutcome failure = details.fetch(numbers).orElse(null);
        return new Fetched(page, details.orders(), details.missing(), failure, false);
    }
}

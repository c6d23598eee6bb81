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

/** Asks a mall for the data of a step: a page of order numbers, and the details of the new ones. Holds no database connection. */
@Component
class Fetcher {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final Use FETCH = Use.byJob(Use.Purpose.FETCH_ORDERS);

    /**
     * The result of a step.
     *
     * @param page the page that was searched, or null without a search
     * @param missing asked for and not handed out
     * @param failure why the step ended early, or null; the orders before it are valid
     * @param refused whether the mall refused the search's own parameters
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

        boolean whole() {
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
     * Empty where the shop has no key in use.
     *
     * @param failures how many runs in a row failed before
     */
    Optional<Fetched> fetch(IntakeId shop, OrderSource mall, Step step, int failures) {
        return keys.use(shop.shopId(), FETCH, credentials -> {
            Details details = new Details(
                    numbers -> mall.get(credentials, numbers), mall.limits().atOnce(), failures);
            return switch (step) {
                case Step.Search search ->
                    found(shop, search, mall, mall.search(credentials, search.query(mall.limits())), details);
                case Step.Read read -> fetched(null, read.orderNumbers(), details);
            };
        });
    }

    /** Returns the result of a search, with the details of its new orders. */
    Fetched found(OrderPoll look, OrderSource mall, MallReply<OrderPage> reply, Credentials credentials) {
        Details details = new Details(
                numbers -> mall.get(credentials, numbers), mall.limits().atOnce(), 0);
        return found(look.id(), look.search(), mall, reply, details);
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
                        : fetched(page, wanted(shop, search, page), details);
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

    /** Returns the unknown orders of a page; in a search for states, also the orders that were known in another state. */
    List<String> wanted(IntakeId shop, Step.Search search, OrderPage page) {
        Map<String, Known> before = known.find(shop, page.orderNumbers());
        Instant now = clock.instant();
        return page.orderNumbers().stream()
                .distinct()
                .filter(number -> isWanted(search, before.get(number), now))
                .toList();
    }

    private static boolean isWanted(Step.Search search, @Nullable Known before, Instant now) {
        if (before == null) {
            return true;
        }
        Set<OrderStatus> states = search.window().states();
        boolean stateChanged =
                !states.isEmpty() && states.stream().noneMatch(state -> state.code() == before.progress());
        return before.received() ? stateChanged : !before.restsAt(now);
    }

    private static Fetched fetched(@Nullable OrderPage page, List<String> numbers, Details details) {
        MallOutcome failure = details.ask(numbers).orElse(null);
        return new Fetched(page, details.orders(), details.missing(), failure, false);
    }
}

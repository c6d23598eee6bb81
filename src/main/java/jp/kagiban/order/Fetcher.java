package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.rms.OrderOutline;
import jp.kagiban.rms.OrderPage;
import jp.kagiban.rms.OrdersGot;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsOrders;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.rms.RmsReply;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks RMS for what a step needs, with no database connection held: a page of numbers, and the details of the new ones. */
@Component
class Fetcher {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final Use FETCH = Use.byJob(Use.Purpose.FETCH_ORDERS);

    /** What the vault takes. */
    private static final int LARGEST_ORDER = 1 << 20;

    private final ActiveKeys keys;
    private final RmsOrders rms;
    private final KnownOrders known;
    private final Clock clock;

    Fetcher(ActiveKeys keys, RmsOrders rms, KnownOrders known, Clock clock) {
        this.keys = keys;
        this.rms = rms;
        this.known = known;
        this.clock = clock;
    }

    /** Empty where the shop has no key in use. */
    Optional<Fetched> fetch(IntakeId shop, Step step) {
        return keys.use(shop.shopId(), FETCH, credentials -> switch (step) {
            case Step.Search search -> search(shop, search, credentials);
            case Step.Read read -> details(null, read.orderNumbers(), credentials);
        });
    }

    private Fetched search(IntakeId shop, Step.Search search, RmsCredentials credentials) {
        return switch (rms.search(credentials, search.query())) {
            case RmsReply.Failed<OrderPage> failed -> Fetched.failed(failed.outcome(), false);
            case RmsReply.BadRequest<OrderPage> bad -> refused("searchOrder", bad.codes());
            case RmsReply.Ok<OrderPage>(OrderPage page) -> {
                boolean split = search.isSplitBy(page);
                yield split
                        ? new Fetched(page, List.of(), List.of(), null, false)
                        : details(page, wanted(shop, search, page), credentials);
            }
        };
    }

    private static Fetched refused(String call, List<String> codes) {
        LOG.warn("RMS refuses a {}: {}", call, codes);
        return Fetched.failed(new RmsOutcome.Garbled(), true);
    }

    /** What isn't known yet; of a search by state, also what was known in another one. */
    private List<String> wanted(IntakeId shop, Step.Search search, OrderPage page) {
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
        boolean stateChanged =
                search.span().state() != null && search.span().state().code() != before.progress();
        return before.received() ? stateChanged : !before.restsAt(now);
    }

    private Fetched details(@Nullable OrderPage page, List<String> numbers, RmsCredentials credentials) {
        List<OrderOutline> orders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += RmsOrders.MOST_NUMBERS) {
            List<String> asked = numbers.subList(i, Math.min(numbers.size(), i + RmsOrders.MOST_NUMBERS));
            switch (rms.get(credentials, asked)) {
                case RmsReply.Ok<OrdersGot>(OrdersGot got) -> take(got, asked, orders, missing);
                case RmsReply.Failed<OrdersGot> failed -> {
                    return new Fetched(page, orders, missing, failed.outcome(), false);
                }
                case RmsReply.BadRequest<OrdersGot> bad -> {
                    LOG.warn("RMS refuses a getOrder: {}", bad.codes());
                    return new Fetched(page, orders, missing, new RmsOutcome.Garbled(), false);
                }
            }
        }
        return new Fetched(page, orders, missing, null, false);
    }

    private static void take(OrdersGot got, List<String> asked, List<OrderOutline> orders, List<String> missing) {
        Set<String> wanted = new HashSet<>(asked);
        List<OrderOutline> fit = got.orders().stream()
                .filter(order ->
                        wanted.contains(order.number()) && order.original().length() <= LARGEST_ORDER)
                .toList();
        orders.addAll(fit);
        missing.addAll(new OrdersGot(fit, List.of()).missingOf(asked));
    }
}

package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.order.KnownOrders.Known;
import jp.kagiban.rms.OrderPage;
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

    /**
     * Empty where the shop has no key in use.
     *
     * @param failures how many runs in a row failed before
     */
    Optional<Fetched> fetch(IntakeId shop, Step step, int failures) {
        return keys.use(shop.shopId(), FETCH, credentials -> {
            Details details = new Details(numbers -> rms.get(credentials, numbers), failures);
            return switch (step) {
                case Step.Search search -> search(shop, search, credentials, details);
                case Step.Read read -> fetched(null, read.orderNumbers(), details);
            };
        });
    }

    private Fetched search(IntakeId shop, Step.Search search, RmsCredentials credentials, Details details) {
        return switch (rms.search(credentials, search.query())) {
            case RmsReply.Failed<OrderPage> failed -> Fetched.failed(failed.outcome(), false);
            case RmsReply.BadRequest<OrderPage> bad -> refused(shop, bad.codes());
            case RmsReply.Ok<OrderPage>(OrderPage page) -> {
                boolean split = search.isSplitBy(page);
                yield split
                        ? new Fetched(page, List.of(), List.of(), null, false)
                        : fetched(page, wanted(shop, search, page), details);
            }
        };
    }

    private static Fetched refused(IntakeId shop, List<String> codes) {
        LOG.warn("RMS refuses a searchOrder of shop {}: {}", shop.shopId(), codes);
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

    private static Fetched fetched(@Nullable OrderPage page, List<String> numbers, Details details) {
        RmsOutcome failure = details.ask(numbers).orElse(null);
        return new Fetched(page, details.orders(), details.missing(), failure, false);
    }
}

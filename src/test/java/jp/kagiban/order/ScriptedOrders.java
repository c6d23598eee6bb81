package jp.kagiban.order;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.mall.OrdersGot;
import jp.kagiban.mall.OriginalOrder;
import jp.kagiban.rakuten.BusyLine;
import jp.kagiban.rakuten.RmsOrders;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An order API in memory: orders for each key, and what a test wants to go wrong. */
public final class ScriptedOrders implements OrderSource {

    /** What one key sees. */
    public static final class Shelf {

        final Map<String, IncomingOrder> orders = new ConcurrentSkipListMap<>();
        final Set<String> hidden = ConcurrentHashMap.newKeySet();
        final Deque<MallOutcome> failures = new ArrayDeque<>();
        final List<OrderQuery> searches = new ArrayList<>();
        final List<List<String>> gets = new ArrayList<>();
        final List<List<String>> confirmations = new ArrayList<>();
        Duration crowdedAbove = Duration.ofDays(1000);
        boolean longLine;
        int callsBeforeFailure = -1;
        Runnable beforeGet = () -> {};
        Predicate<OrderQuery> refusing = _ -> false;

        public Shelf put(OrderJson json) {
            IncomingOrder order = json.order();
            orders.put(order.number(), order);
            return this;
        }

        /** Orders one minute apart, the newest at this instant. */
        public Shelf fill(int count, Instant newest, int progress) {
            for (int i = 0; i < count; i++) {
                put(new OrderJson(number(i), progress, newest.minus(Duration.ofMinutes(i))));
            }
            return this;
        }

        static String number(int i) {
            return "123456-20261125-%010d".formatted(i);
        }

        public List<String> confirmed() {
            return confirmations.stream().flatMap(List::stream).toList();
        }

        public void hide(String number) {
            hidden.add(number);
        }

        /** The next call gets this answer. */
        public void fail(MallOutcome outcome) {
            failures.add(outcome);
        }

        /** After so many calls one gets no answer. */
        public void failAfter(int calls) {
            callsBeforeFailure = calls;
        }

        private MallOutcome failure() {
            if (callsBeforeFailure == 0) {
                callsBeforeFailure = -1;
                return new MallOutcome.Unreachable();
            }
            if (callsBeforeFailure > 0) {
                callsBeforeFailure--;
            }
            return failures.poll();
        }
    }

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    public Shelf of(String key) {
        return shelves.computeIfAbsent(key, _ -> new Shelf());
    }

    private Shelf shelf(Credentials credentials) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A connection is held while RMS is asked");
        }
        return of(credentials.secret("licenseKey").reveal());
    }

    @Override
    public OrderLimits limits() {
        return RmsOrders.LIMITS;
    }

    @Override
    public Optional<URI> page(String orderNumber) {
        return Optional.of(URI.create("https://rms.example/orders/" + orderNumber));
    }

    @Override
    public Optional<LocalDate> placedOn(String orderNumber) {
        return RmsOrders.placedOn(orderNumber);
    }

    @Override
    public Optional<IncomingOrder> read(OriginalOrder original) {
        return RmsOrders.read(original);
    }

    @Override
    public MallReply<OrderPage> search(Credentials credentials, OrderQuery query) {
        Shelf shelf = shelf(credentials);
        shelf.searches.add(query);
        if (shelf.refusing.test(query)) {
            return new MallReply.BadRequest<>(List.of(new MallMessage("ERROR", "SEARCH_ERROR", "", null)));
        }
        MallOutcome failure = shelf.failure();
        return failure == null ? new MallReply.Ok<>(page(shelf, query)) : new MallReply.Failed<>(failure);
    }

    private static OrderPage page(Shelf shelf, OrderQuery query) {
        Comparator<IncomingOrder> byTime =
                Comparator.comparing(IncomingOrder::orderedAt).thenComparing(IncomingOrder::number);
        List<String> found = shelf.orders.values().stream()
                .filter(order -> !order.orderedAt().isBefore(query.from())
                        && !order.orderedAt().isAfter(query.to()))
                .filter(order -> query.states().isEmpty()
                        || query.states().stream().map(OrderStatus::code).anyMatch(code -> code == order.statusCode()))
                .sorted(query.direction() == OrderQuery.Direction.ASCENDING ? byTime : byTime.reversed())
                .map(IncomingOrder::number)
                .toList();
        boolean crowded = Duration.between(query.from(), query.to()).compareTo(shelf.crowdedAbove) > 0;
        int total = crowded ? RmsOrders.LIMITS.reachable() + 1 : found.size();
        int pages = (total + query.pageSize() - 1) / query.pageSize();
        int begin = Math.min(found.size(), (query.page() - 1) * query.pageSize());
        int end = Math.min(found.size(), begin + query.pageSize());
        return new OrderPage(found.subList(begin, end), total, pages, query.page());
    }

    @Override
    public MallReply<OrdersGot> get(Credentials credentials, List<String> orderNumbers) {
        Shelf shelf = shelf(credentials);
        shelf.gets.add(List.copyOf(orderNumbers));
        shelf.beforeGet.run();
        MallOutcome failure = shelf.failure();
        if (failure != null) {
            return new MallReply.Failed<>(failure);
        }
        List<OrderOutline> got = orderNumbers.stream()
                .filter(number -> !shelf.hidden.contains(number))
                .filter(shelf.orders::containsKey)
                .map(number -> shelf.orders.get(number).original())
                .map(original -> RmsOrders.outline(original).orElseThrow())
                .toList();
        return new MallReply.Ok<>(new OrdersGot(got));
    }

    @Override
    public MallReply<List<OrderConfirmation>> confirm(Credentials credentials, List<String> orderNumbers) {
        Shelf shelf = shelf(credentials);
        if (shelf.longLine) {
            shelf.longLine = false;
            throw BusyLine.ofSeconds(3);
        }
        shelf.confirmations.add(List.copyOf(orderNumbers));
        MallOutcome failure = shelf.failure();
        return failure == null
                ? new MallReply.Ok<>(orderNumbers.stream()
                        .map(number -> confirm(shelf, number))
                        .toList())
                : new MallReply.Failed<>(failure);
    }

    private static OrderConfirmation confirm(Shelf shelf, String number) {
        IncomingOrder order = shelf.orders.get(number);
        if (order == null || order.statusCode() != OrderStatus.TO_CONFIRM.code()) {
            return new OrderConfirmation(number, "ORDER_EXT_API_CONFIRM_ORDER_ERROR_103", "すでに次の状態に進んでいます。", false);
        }
        shelf.put(new OrderJson(number, OrderStatus.MALL_PROCESSING.code(), order.orderedAt()));
        return new OrderConfirmation(number, "ORDER_EXT_API_CONFIRM_ORDER_INFO_101", "注文確認に成功しました。", true);
    }
}

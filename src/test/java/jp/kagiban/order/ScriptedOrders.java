package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import jp.kagiban.rms.BusyLine;
import jp.kagiban.rms.OrderConfirmation;
import jp.kagiban.rms.OrderOutline;
import jp.kagiban.rms.OrderPage;
import jp.kagiban.rms.OrderProgress;
import jp.kagiban.rms.OrderQuery;
import jp.kagiban.rms.OrdersGot;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsMessage;
import jp.kagiban.rms.RmsOrder;
import jp.kagiban.rms.RmsOrders;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.rms.RmsReply;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An order API in memory: orders for each key, and what a test wants to go wrong. */
public final class ScriptedOrders implements RmsOrders {

    /** What one key sees. */
    public static final class Shelf {

        final Map<String, RmsOrder> orders = new ConcurrentSkipListMap<>();
        final Set<String> hidden = ConcurrentHashMap.newKeySet();
        final Deque<RmsOutcome> failures = new ArrayDeque<>();
        final List<OrderQuery> searches = new ArrayList<>();
        final List<List<String>> gets = new ArrayList<>();
        final List<List<String>> confirmations = new ArrayList<>();
        Duration crowdedAbove = Duration.ofDays(1000);
        boolean longLine;
        int callsBeforeFailure = -1;
        Runnable beforeGet = () -> {};
        Predicate<OrderQuery> refusing = _ -> false;

        public Shelf put(OrderJson json) {
            RmsOrder order = json.order();
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
        public void fail(RmsOutcome outcome) {
            failures.add(outcome);
        }

        /** After so many calls one gets no answer. */
        public void failAfter(int calls) {
            callsBeforeFailure = calls;
        }

        private RmsOutcome failure() {
            if (callsBeforeFailure == 0) {
                callsBeforeFailure = -1;
                return new RmsOutcome.Unreachable();
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

    private Shelf shelf(RmsCredentials credentials) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A connection is held while RMS is asked");
        }
        return of(credentials.licenseKey().reveal());
    }

    @Override
    public RmsReply<OrderPage> search(RmsCredentials credentials, OrderQuery query) {
        Shelf shelf = shelf(credentials);
        shelf.searches.add(query);
        if (shelf.refusing.test(query)) {
            return new RmsReply.BadRequest<>(List.of(new RmsMessage("ERROR", "SEARCH_ERROR", "", null)));
        }
        RmsOutcome failure = shelf.failure();
        return failure == null ? new RmsReply.Ok<>(page(shelf, query)) : new RmsReply.Failed<>(failure);
    }

    private static OrderPage page(Shelf shelf, OrderQuery query) {
        Comparator<RmsOrder> byTime = Comparator.comparing(RmsOrder::orderedAt).thenComparing(RmsOrder::number);
        List<String> found = shelf.orders.values().stream()
                .filter(order -> !order.orderedAt().isBefore(query.from())
                        && !order.orderedAt().isAfter(query.to()))
                .filter(order -> query.states().isEmpty()
                        || query.states().stream()
                                .map(OrderProgress::code)
                                .anyMatch(code -> code == order.progressCode()))
                .sorted(query.direction() == OrderQuery.Direction.ASCENDING ? byTime : byTime.reversed())
                .map(RmsOrder::number)
                .toList();
        boolean crowded = Duration.between(query.from(), query.to()).compareTo(shelf.crowdedAbove) > 0;
        int total = crowded ? OrderQuery.MOST_REACHABLE + 1 : found.size();
        int pages = (total + query.pageSize() - 1) / query.pageSize();
        int begin = Math.min(found.size(), (query.page() - 1) * query.pageSize());
        int end = Math.min(found.size(), begin + query.pageSize());
        return new OrderPage(found.subList(begin, end), total, pages, query.page());
    }

    @Override
    public RmsReply<OrdersGot> get(RmsCredentials credentials, List<String> orderNumbers) {
        Shelf shelf = shelf(credentials);
        shelf.gets.add(List.copyOf(orderNumbers));
        shelf.beforeGet.run();
        RmsOutcome failure = shelf.failure();
        if (failure != null) {
            return new RmsReply.Failed<>(failure);
        }
        List<OrderOutline> got = orderNumbers.stream()
                .filter(number -> !shelf.hidden.contains(number))
                .filter(shelf.orders::containsKey)
                .map(number -> shelf.orders.get(number).original())
                .map(original -> OrderOutline.read(original).orElseThrow())
                .toList();
        return new RmsReply.Ok<>(new OrdersGot(got, List.of()));
    }

    @Override
    public RmsReply<List<OrderConfirmation>> confirm(RmsCredentials credentials, List<String> orderNumbers) {
        Shelf shelf = shelf(credentials);
        if (shelf.longLine) {
            shelf.longLine = false;
            throw BusyLine.ofSeconds(3);
        }
        shelf.confirmations.add(List.copyOf(orderNumbers));
        RmsOutcome failure = shelf.failure();
        return failure == null
                ? new RmsReply.Ok<>(orderNumbers.stream()
                        .map(number -> confirm(shelf, number))
                        .toList())
                : new RmsReply.Failed<>(failure);
    }

    private static OrderConfirmation confirm(Shelf shelf, String number) {
        RmsOrder order = shelf.orders.get(number);
        if (order == null || order.progressCode() != OrderProgress.TO_CONFIRM.code()) {
            return new OrderConfirmation(number, "ORDER_EXT_API_CONFIRM_ORDER_ERROR_103", "すでに次の状態に進んでいます。", false);
        }
        shelf.put(new OrderJson(number, OrderProgress.RAKUTEN_PROCESSING.code(), order.orderedAt()));
        return new OrderConfirmation(number, "ORDER_EXT_API_CONFIRM_ORDER_INFO_101", "注文確認に成功しました。", true);
    }
}

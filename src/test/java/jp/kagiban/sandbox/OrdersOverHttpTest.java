package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.mall.OrdersGot;
import jp.kagiban.rakuten.RmsDiagnosis;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.rakuten.RmsOrders;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;

/** Our client and the orders of the fake RMS, over HTTP. */
@SandboxPortalTest
class OrdersOverHttpTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant BEGIN = NOW.minus(Duration.ofDays(10));
    private static final OrderQuery ALL = OrderQuery.placed(BEGIN, NOW, 1000);
    private static final OrderQuery HUNDRED = OrderQuery.placed(BEGIN, NOW, 100);

    @Autowired
    OrderSource rms;

    @Autowired
    RmsDiagnosis diagnosis;

    @Autowired
    SandboxRms desk;

    @Autowired
    SandboxOrders orders;

    @Autowired
    SettableClock clock;

    private SandboxShop shop;
    private Credentials key;

    @BeforeEach
    void openShop() {
        clock.set(NOW);
        desk.setWeather(ServiceState.NORMAL);
        desk.setManners(Manners.USUAL);
        orders.setDelay(Duration.ZERO);
        shop = desk.openShop(desk.freeNumber(), "hanako", "花子 & 商店");
        key = issue(EnumSet.allOf(SandboxFunction.class));
    }

    @Test
    void allPagesTogetherHoldEachOrderOnce() {
        create(2500);
        List<String> numbers = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            numbers.addAll(found(ALL.page(page)).orderNumbers());
        }
        assertThat(numbers).hasSize(2500).doesNotHaveDuplicates();
        assertThat(found(ALL).total()).isEqualTo(2500);
        assertThat(found(ALL).pages()).isEqualTo(3);
    }

    @Test
    void theNewestComeFirstWhereAskedFor() {
        create(50);
        List<String> oldest = found(ALL).orderNumbers();
        assertThat(found(ALL.newestFirst()).orderNumbers()).isEqualTo(oldest.reversed());
    }

    @Test
    void nothingIsFoundInAnEmptyShop() {
        assertThat(found(ALL)).isEqualTo(new OrderPage(List.of(), 0, 0, 1));
    }

    @Test
    void beyond15000NumbersAreCountedButNotTold() {
        create(15_500);
        OrderPage last = found(ALL.page(16));
        assertThat(last.total()).isEqualTo(15_500);
        assertThat(last.total() > RmsOrders.LIMITS.reachable()).isTrue();
        assertThat(last.orderNumbers()).isEmpty();
        assertThat(found(ALL.page(15)).orderNumbers()).hasSize(1000);
    }

    @Test
    void onlyOrdersInTheStatesAskedForAreFound() {
        create(400);
        OrderQuery shipped = HUNDRED.in(Set.of(OrderStatus.SHIPPED, OrderStatus.PAYMENT_RUNNING));
        assertThat(wholes(found(shipped).orderNumbers()))
                .isNotEmpty()
                .allMatch(order -> order.statusCode() == 500 || order.statusCode() == 600);
        assertThat(found(ALL).total()).isGreaterThan(found(shipped).total());
    }

    @Test
    void aWindowLongerAgoThan730DaysIsABadRequest() {
        Instant old = NOW.minus(Duration.ofDays(731));
        assertThat(((MallReply.BadRequest<OrderPage>)
                                rms.search(key, OrderQuery.placed(old, old.plusSeconds(60), 1000)))
                        .codes())
                .containsExactly("ORDER_EXT_API_SEARCH_ORDER_ERROR_011");
    }

    @Test
    void aHundredOrdersAreReadWhole() {
        create(100);
        List<String> numbers = found(ALL).orderNumbers();
        OrdersGot got = got(numbers);
        assertThat(got.orders()).extracting(OrderOutline::number).isEqualTo(numbers);
        assertThat(wholes(numbers)).allSatisfy(OrdersOverHttpTest::isWhole);
        assertThat(got.missingOf(numbers)).isEmpty();
    }

    private static void isWhole(IncomingOrder order) {
        assertThat(order.orderer().name()).isNotBlank();
        assertThat(order.items()).isNotEmpty().allMatch(item -> item.units() > 0 && item.price() > 0);
        assertThat(order.settlement().method()).isNotBlank();
        assertThat(order.packages())
                .allMatch(parcel -> !parcel.recipient().address().isEmpty());
    }

    @Test
    void undeterminedAmountsArriveAsUnknown() {
        orders.create(shop.number(), 200, NOW.minusSeconds(600), NOW);
        assertThat(wholes(found(HUNDRED).orderNumbers()))
                .anyMatch(order ->
                        order.amounts().total() == null && order.amounts().goods() != null)
                .anyMatch(order -> order.amounts().total() != null);
    }

    @Test
    void anOrderMayVanishBetweenSearchAndGet() {
        create(3);
        List<String> numbers = found(ALL).orderNumbers();
        orders.vanish(numbers.get(1), true);
        assertThat(found(ALL).orderNumbers()).isEqualTo(numbers);
        OrdersGot got = got(numbers);
        assertThat(got.missingOf(numbers)).containsExactly(numbers.get(1));
    }

    @Test
    void theOrdersOfAnotherShopAreNotHandedOut() {
        SandboxShop other = desk.openShop(desk.freeNumber(), "taro", "太郎商店");
        orders.create(other.number(), 1, BEGIN, NOW);
        String number = orders.matching(other.number(), BEGIN, NOW, order -> true)
                .getFirst()
                .number()
                .text();
        assertThat(wholes(List.of(number))).isEmpty();
        assertThat(confirmed(List.of(number)).getFirst().ok()).isFalse();
    }

    @Test
    void aConfirmedOrderMovesOn() {
        orders.create(shop.number(), 30, NOW.minusSeconds(300), NOW);
        String number = waiting();
        assertThat(confirmed(List.of(number)))
                .containsExactly(
                        new OrderConfirmation(number, "ORDER_EXT_API_CONFIRM_ORDER_INFO_101", "注文確認に成功しました。", true));
        assertThat(wholes(List.of(number)).getFirst().statusCode()).isEqualTo(OrderStatus.MALL_PROCESSING.code());
        assertThat(confirmed(List.of(number)).getFirst().code()).isEqualTo("ORDER_EXT_API_CONFIRM_ORDER_ERROR_103");
    }

    @Test
    void ordersThatCannotBeConfirmedSayWhy() {
        orders.create(shop.number(), 200, NOW.minusSeconds(300), NOW);
        String cancelled = waiting();
        orders.putInto(cancelled, 900);
        List<String> all = found(OrderQuery.placed(BEGIN, NOW, 200)).orderNumbers();
        // Of one in twenty the amounts are open: among two hundred there is one, whichever the shop.
        String open = Stream.of(all.subList(0, 100), all.subList(100, 200))
                .flatMap(hundred -> wholes(hundred).stream())
                .filter(order -> order.amounts().total() == null)
                .findFirst()
                .orElseThrow()
                .number();
        assertThat(confirmed(List.of(cancelled, open, "nonsense")))
                .extracting(OrderConfirmation::code)
                .containsExactly(
                        "ORDER_EXT_API_CONFIRM_ORDER_ERROR_102",
                        "ORDER_EXT_API_CONFIRM_ORDER_ERROR_105",
                        "ORDER_EXT_API_CONFIRM_ORDER_ERROR_101");
    }

    @Test
    void slowPagesAreWaitedFor() {
        create(1);
        orders.setDelay(Duration.ofMillis(300));
        long before = System.nanoTime();
        found(ALL);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(value = ServiceState.class, mode = Mode.EXCLUDE, names = "NORMAL")
    void eachWeatherIsAnOutcomeOfEachFunction(ServiceState weather) {
        desk.setWeather(weather);
        MallOutcome outcome = diagnosis.tryOut(RmsFunction.SHOP_MASTER, key).outcome();
        assertThat(outcome).isNotInstanceOf(MallOutcome.Valid.class);
        assertThat(rms.search(key, ALL)).isEqualTo(new MallReply.Failed<>(outcome));
        assertThat(rms.get(key, List.of("x"))).isEqualTo(new MallReply.Failed<>(outcome));
        assertThat(rms.confirm(key, List.of("x"))).isEqualTo(new MallReply.Failed<>(outcome));
    }

    @ParameterizedTest
    @EnumSource(value = RmsFunction.class, mode = Mode.EXCLUDE, names = "CONFIRM_ORDER")
    void aFunctionAnswersIfItIsSwitchedOn(RmsFunction function) {
        assertThat(diagnosis.tryOut(function, key).outcome()).isInstanceOf(MallOutcome.Valid.class);
        Set<SandboxFunction> others = EnumSet.allOf(SandboxFunction.class);
        others.removeIf(other -> other.rmsName().equals(function.rmsName()));
        assertThat(diagnosis.tryOut(function, issue(others)).outcome()).isInstanceOf(MallOutcome.Rejected.class);
    }

    @Test
    void confirmationNeedsItsOwnFunction() {
        Credentials reader = issue(EnumSet.of(SandboxFunction.SEARCH_ORDER, SandboxFunction.GET_ORDER));
        assertThat(rms.confirm(reader, List.of("x")))
                .isEqualTo(new MallReply.Failed<>(new MallOutcome.Rejected("ES01-01")));
    }

    @Test
    void theShopOfTheKeyIsTold() {
        assertThat(diagnosis.tryOut(RmsFunction.SHOP_MASTER, key))
                .isEqualTo(new FunctionReply(new MallOutcome.Valid(null), "hanako"));
    }

    @Test
    void aCallTooManyOfAnyKindIsThrottled() {
        desk.setManners(new Manners(true, Manners.OverLimit.STATUS_429, Manners.Refusal.USUAL, Manners.Refusal.USUAL));
        found(ALL);
        assertThat(diagnosis.tryOut(RmsFunction.CABINET_USAGE, key).outcome())
                .isInstanceOf(MallOutcome.Throttled.class);
    }

    private void create(int count) {
        orders.create(shop.number(), count, BEGIN, NOW);
    }

    private String waiting() {
        return orders.matching(
                        shop.number(),
                        BEGIN,
                        NOW,
                        order -> order.state() == OrderLife.TO_CONFIRM && !order.isUndetermined())
                .getFirst()
                .number()
                .text();
    }

    private OrderPage found(OrderQuery query) {
        return ((MallReply.Ok<OrderPage>) rms.search(key, query)).value();
    }

    private List<IncomingOrder> wholes(List<String> numbers) {
        return got(numbers).orders().stream()
                .map(order -> RmsOrders.read(order.original()).orElseThrow())
                .toList();
    }

    private OrdersGot got(List<String> numbers) {
        return ((MallReply.Ok<OrdersGot>) rms.get(key, numbers)).value();
    }

    private List<OrderConfirmation> confirmed(List<String> numbers) {
        return ((MallReply.Ok<List<OrderConfirmation>>) rms.confirm(key, numbers)).value();
    }

    private Credentials issue(Set<SandboxFunction> functions) {
        SandboxKey issued = desk.issue(
                shop.number(), new KeyOrder(NOW.plus(Duration.ofDays(30)), Duration.ZERO, functions, WhenPast.REJECT));
        return RakutenEntry.credentials(shop.serviceSecret(), issued.licenseKey(), TestCaller.of(shop.number()));
    }
}

package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrdersGot;
import org.junit.jupiter.api.Test;

class DetailsTest {

    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");
    private static final List<String> NUMBERS =
            IntStream.range(0, 250).mapToObj(ScriptedOrders.Shelf::number).toList();
    private static final String BAD = NUMBERS.get(137);
    private static final MallReply<OrdersGot> GARBLED = new MallReply.Failed<>(new MallOutcome.Garbled());

    private final OrderMemory memory = new OrderMemory(64 << 20, Duration.ZERO);
    private final List<Integer> sizes = new ArrayList<>();

    private Details details(int failures, Function<List<String>, MallReply<OrdersGot>> rms) {
        return new Details(
                numbers -> {
                    sizes.add(numbers.size());
                    return rms.apply(numbers);
                },
                100,
                failures,
                memory.share());
    }

    private static MallReply<OrdersGot> ok(List<String> numbers) {
        return new MallReply.Ok<>(new OrdersGot(numbers.stream()
                .map(number -> new OrderJson(number, 300, AT).outline())
                .toList()));
    }

    private static Function<List<String>, MallReply<OrdersGot>> answering(MallReply<OrdersGot> toTheBad) {
        return numbers -> numbers.contains(BAD) ? toTheBad : ok(numbers);
    }

    private static MallReply<OrdersGot> refused() {
        return new MallReply.BadRequest<>(
                List.of(new MallMessage("ERROR", "ORDER_EXT_API_GET_ORDER_ERROR_009", "", null)));
    }

    @Test
    void detailsComeByTheHundred() {
        Details details = details(0, DetailsTest::ok);
        assertThat(details.fetch(NUMBERS)).isEmpty();
        assertThat(sizes).containsExactly(100, 100, 50);
        assertThat(details.orders()).extracting(OrderOutline::number).isEqualTo(NUMBERS);
    }

    @Test
    void anOrderThatRmsRefusesHoldsUpNoOther() {
        Details details = details(0, answering(refused()));
        assertThat(details.fetch(NUMBERS)).isEmpty();
        assertThat(details.missing()).containsExactly(BAD);
        assertThat(details.orders()).hasSize(249);
        assertThat(sizes).hasSizeLessThan(20);
    }

    @Test
    void whatCanNotBeReadIsAPassingFaultAtFirst() {
        Details details = details(1, answering(GARBLED));
        assertThat(details.fetch(NUMBERS)).contains(new MallOutcome.Garbled());
        assertThat(details.missing()).isEmpty();
        assertThat(sizes).containsExactly(100, 100);
    }

    @Test
    void anOrderThatCanNotBeReadAgainAndAgainHoldsUpNoOther() {
        Details details = details(2, answering(GARBLED));
        assertThat(details.fetch(NUMBERS)).isEmpty();
        assertThat(details.missing()).containsExactly(BAD);
        assertThat(details.orders()).hasSize(249);
    }

    @Test
    void whereNothingCanBeReadNoOrderIsBlamed() {
        Details details = details(9, _ -> GARBLED);
        assertThat(details.fetch(NUMBERS)).contains(new MallOutcome.Garbled());
        assertThat(details.missing()).isEmpty();
        assertThat(sizes).hasSizeLessThan(15);
    }

    private static MallReply<OrdersGot> large(List<String> numbers) {
        return new MallReply.Ok<>(new OrdersGot(numbers.stream()
                .map(number -> new OrderJson(number, 300, AT)
                        .with("remarks", "x".repeat(100_000))
                        .outline())
                .toList()));
    }

    @Test
    void afterSixteenMegabytesTheRestIsMissing() {
        Details details = details(0, DetailsTest::large);
        assertThat(details.fetch(NUMBERS)).isEmpty();
        assertThat(details.orders()).hasSize(200);
        assertThat(details.missing()).hasSize(50);
    }

    @Test
    void anOrderThatComesTwiceCountsOnce() {
        Details details = details(
                0,
                numbers -> ok(Stream.concat(numbers.stream(), numbers.stream()).toList()));
        assertThat(details.fetch(NUMBERS)).isEmpty();
        assertThat(details.orders()).extracting(OrderOutline::number).isEqualTo(NUMBERS);
    }

    @Test
    void anOutageEndsTheStep() {
        MallReply<OrdersGot> down = new MallReply.Failed<>(new MallOutcome.Unreachable());
        Details details = details(9, numbers -> Set.copyOf(numbers).contains(BAD) ? down : ok(numbers));
        assertThat(details.fetch(NUMBERS)).contains(new MallOutcome.Unreachable());
        assertThat(details.orders()).hasSize(100);
    }
}

package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderDetails.OrderChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes over the wire is what is kept, and what changes at RMS changes here. */
@Tag("slow-on-mysql")
@OrdersOverHttp
class OrdersAsRmsHasThemTest {

    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /** So many that each kind of order is among them. */
    private static final int MANY = 400;

    @Autowired
    Stall stall;

    @Autowired
    WireTap wire;

    @BeforeEach
    void open() {
        stall.open();
    }

    @AfterEach
    void calm() {
        wire.forget();
        stall.fairWeather();
    }

    @Test
    void anOrderThatVanishesIsTriedAgainAndThenShown() {
        stall.sell(30, MINUTES);
        String gone = stall.atRms().get(7);
        stall.hide(gone, true);
        stall.importAll();
        assertThat(stall.row(gone).received()).isFalse();
        assertThat(stall.missing()).isZero();
        stall.later(MINUTES.multipliedBy(2));
        assertThat(stall.missing()).isEqualTo(1);
        assertThat(stall.details(gone).order()).isNull();
        assertThat(stall.row(gone).tries()).isEqualTo(2);
    }

    @Test
    void aVanishedOrderThatIsThereAgainIsTakenIn() {
        stall.sell(3, MINUTES);
        String gone = stall.atRms().getFirst();
        stall.hide(gone, true);
        stall.importAll();
        stall.hide(gone, false);
        stall.later(MINUTES.multipliedBy(2));
        assertThat(stall.details(gone).changes()).isEmpty();
        assertThat(stall.missing()).isZero();
        stall.assertWhole();
    }

    @Test
    void ofAnAnswerWithSomeOfTheOrdersTheOthersAreMissed() {
        stall.sell(150, MINUTES);
        List<String> kept = stall.atRms().subList(30, 80);
        kept.forEach(number -> stall.hide(number, true));
        stall.importAll();
        stall.later(MINUTES.multipliedBy(2));
        assertThat(stall.rows()).hasSize(150).filteredOn(OrderRow::received).hasSize(100);
        assertThat(stall.missing()).isEqualTo(50);
        kept.forEach(number -> stall.hide(number, false));
        stall.later(HOUR);
        stall.assertWhole();
    }

    @Test
    void openAmountsAreUnknownUntilTheyAreSettled() {
        stall.sell(MANY, MINUTES);
        stall.importAll();
        List<String> open = stall.undetermined();
        assertThat(stall.rows())
                .filteredOn(row -> row.total() == null && row.request() == null)
                .extracting(OrderRow::number)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(open);
        stall.later(HOUR.multipliedBy(8));
        assertThat(stall.row(open.getFirst()).total()).isPositive();
    }

    @Test
    void whatAnAmountBecameIsInTheHistory() {
        stall.sell(MANY, MINUTES);
        stall.importAll();
        String open = stall.undetermined().getFirst();
        stall.later(HOUR.multipliedBy(8));
        assertThat(stall.details(open).changes())
                .filteredOn(change -> change.kind() == OrderChange.Kind.TOTAL)
                .singleElement()
                .satisfies(change -> assertThat(change.from()).isNull())
                .satisfies(change ->
                        assertThat(change.to()).isEqualTo(stall.row(open).total()));
    }

    @Test
    void eachChangeOfAStateIsSeenWithinTheHour() {
        stall.soldLongAgo(OrderStatus.values().length);
        stall.importAll();
        List<String> numbers = stall.numbers();
        for (OrderStatus state : OrderStatus.values()) {
            stall.put(numbers.get(state.ordinal()), state.code());
        }
        stall.later(HOUR);
        assertThat(stall.states()).isEqualTo(stall.statesAtRms()).doesNotContainValue(0);
    }

    @Test
    void aCancelledOrderSaysWhatItWas() {
        stall.sell(1, MINUTES);
        stall.importAll();
        String number = stall.numbers().getFirst();
        stall.put(number, 900);
        stall.later(HOUR);
        assertThat(stall.details(number).changes())
                .contains(new OrderChange(
                        OrderChange.Kind.PROGRESS,
                        100L,
                        900L,
                        stall.details(number).readAt()));
    }

    @Test
    void openOrdersAreReadAgainEverySixHours() {
        stall.sell(3, MINUTES);
        stall.atRms().forEach(number -> stall.put(number, 300));
        stall.importAll();
        wire.forget();
        stall.later(Duration.ofHours(5));
        assertThat(wire.asked()).isEmpty();
        stall.later(Duration.ofMinutes(61));
        assertThat(wire.asked()).hasSize(3);
        stall.later(Duration.ofMinutes(361));
        assertThat(wire.asked()).hasSize(6);
    }

    @Test
    void closedOrdersAreNotReadAgain() {
        stall.sell(3, MINUTES);
        stall.atRms().forEach(number -> stall.put(number, 700));
        stall.importAll();
        wire.forget();
        stall.later(Duration.ofHours(7));
        assertThat(wire.asked()).isEmpty();
    }

    @Test
    void whereASocialGiftGoesIsKnownOnceItsReceiverHasSaidSo() {
        stall.sell(MANY, MINUTES);
        String gift = stall.socialGifts().getFirst();
        stall.put(gift, 300);
        stall.importAll();
        assertThat(parcel(gift).socialGift().entered()).isFalse();
        stall.later(Duration.ofHours(25));
        assertThat(parcel(gift).socialGift().entered()).isTrue();
        assertThat(parcel(gift).recipient().name()).isNotBlank().doesNotContain("未入力");
        assertThat(stall.details(gift).changes()).isEmpty();
    }

    private OrderPackage parcel(String number) {
        return stall.order(number).packages().getFirst();
    }

    @Test
    void severalParcelsKeepTheirRecipientsAndItems() {
        stall.sell(MANY, MINUTES);
        stall.importAll();
        IncomingOrder order = stall.order(stall.severalParcels().getFirst());
        assertThat(order.packages())
                .hasSizeGreaterThan(1)
                .allMatch(parcel -> !parcel.items().isEmpty());
        assertThat(order.packages()).extracting(OrderPackage::basketId).doesNotHaveDuplicates();
        assertThat(stall.row(order.number()).units())
                .isEqualTo(order.items().stream().mapToInt(item -> item.units()).sum());
    }

    /** Fields that nobody reads are in it, as a field of tomorrow would be. */
    @Test
    void theOriginalIsKeptByteForByte() {
        stall.soldLongAgo(20);
        stall.importAll();
        assertThat(stall.numbers())
                .allSatisfy(number -> assertThat(original(number))
                        .isEqualTo(stall.bodyAtRms(number))
                        .contains("\"carrierCode\"", "\"pointRate\"", "\"TaxSummaryModelList\""));
    }

    private String original(String number) {
        return new String(stall.order(number).original().toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void anOrderThatComesAgainUnchangedKeepsItsEnvelope() {
        stall.sell(3, MINUTES);
        stall.atRms().forEach(number -> stall.put(number, 300));
        stall.importAll();
        String number = stall.numbers().getFirst();
        Instant read = stall.details(number).readAt();
        stall.later(Duration.ofHours(7));
        assertThat(stall.details(number).readAt()).isAfter(read);
        assertThat(stall.details(number).changes()).isEmpty();
        stall.assertWhole();
    }
}

package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.order.CsvExport.CsvForm;
import jp.kagiban.order.CsvExport.CsvRows;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.MemberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done with orders, and each look at buyers' data, stands in the history. */
@OrderTest
class OrderHistoryTest {

    private static final String ONE = ScriptedOrders.Shelf.number(0);
    private static final String TWO = ScriptedOrders.Shelf.number(1);

    @Autowired
    Shopkeeper keeper;

    @Autowired
    OrderBook book;

    @Autowired
    OrderConfirmations confirmations;

    @Autowired
    ConfirmRun run;

    @Autowired
    CsvExport export;

    @Autowired
    ImportReach reach;

    @Autowired
    History history;

    @BeforeEach
    void open() {
        keeper.open();
    }

    private List<Entry> entries(Action action) {
        return keeper.in(() -> history.page(of(action), 0, 1000)).reversed().stream()
                .filter(entry -> entry.code().equals(action.name()))
                .toList();
    }

    private static HistoryFilter of(Action action) {
        return new HistoryFilter(null, null, null, null, null, null, action, null);
    }

    private List<String> purposes() {
        return entries(Action.SECRETS_OPENED).stream()
                .map(entry -> entry.details().get(Detail.PURPOSE))
                .toList();
    }

    @Test
    void fetchingOrdersTakesOneLeaseHoweverManyThereAre() {
        keeper.shelf().fill(250, keeper.now(), 700);
        keeper.fetch();
        keeper.pass(Duration.ofHours(1));
        keeper.fetch();
        assertThat(purposes()).containsOnlyOnce("FETCH_ORDERS").doesNotHaveDuplicates();
    }

    @Test
    void whoLooksAtAnOrderIsNamedOnceForEachLook() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        keeper.fetch();
        OrderDetails shown = keeper.in(() -> book.details(ONE, keeper.member)).orElseThrow();
        keeper.in(() -> book.details(ONE, keeper.member, shown));
        assertThat(entries(Action.SECRET_OPENED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.member(keeper.member, null));
            assertThat(entry.subject().id()).isEqualTo(keeper.shop.id());
            assertThat(entry.details()).containsEntry(Detail.ORDER, ONE).containsEntry(Detail.PURPOSE, "SHOW_AN_ORDER");
        });
    }

    @Test
    void whoPrintsASlipIsNamed() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        keeper.fetch();
        keeper.in(() -> book.slip(ONE, keeper.member));
        assertThat(entries(Action.SECRET_OPENED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.member(keeper.member, null));
            assertThat(entry.details()).containsEntry(Detail.ORDER, ONE).containsEntry(Detail.PURPOSE, "PRINT_A_SLIP");
        });
    }

    @Test
    void aBatchOfSlipsIsOneEntryThatTellsTheirNumber() {
        keeper.shelf().fill(3, keeper.now(), 300);
        keeper.fetch();
        List<OrderKey> keys = List.of(new OrderKey(keeper.shop, ONE), new OrderKey(keeper.shop, TWO));
        assertThat(keeper.in(() -> book.slips(keys, OrderSort.NEWEST_FIRST, keeper.member)))
                .hasSize(2);
        assertThat(purposes()).doesNotContain("PRINT_A_SLIP");
        assertThat(entries(Action.SECRET_OPENED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.member(keeper.member, null));
            assertThat(entry.details()).containsEntry(Detail.PURPOSE, "PRINT_A_SLIP");
            assertThat(entry.amount()).isEqualTo(2);
        });
    }

    @Test
    void noMoreSlipsThanAPrintHoldsAreOpened() {
        List<OrderKey> keys = IntStream.rangeClosed(0, OrderBook.MAX_SLIPS)
                .mapToObj(i -> new OrderKey(keeper.shop, ScriptedOrders.Shelf.number(i)))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeper.in(() -> book.slips(keys, OrderSort.NEWEST_FIRST, keeper.member)));
    }

    @Test
    void aConfirmationIsAskedForAndDone() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        keeper.in(() -> confirmations.ask(List.of(new OrderKey(keeper.shop, ONE)), keeper.member));
        run.run(new OrderJobs.ConfirmJob(keeper.tenant, keeper.shop));
        assertThat(entries(Action.ORDERS_CONFIRM_ASKED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).isEqualTo(1));
        assertThat(entries(Action.ORDERS_CONFIRMED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.DONE));
    }

    @Test
    void whatTwoMembersChoseIsConfirmedInTheNameOfEach() {
        MemberId another = MemberId.next();
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now())).put(new OrderJson(TWO, 100, keeper.now()));
        keeper.in(() -> confirmations.ask(List.of(new OrderKey(keeper.shop, ONE)), keeper.member));
        keeper.in(() -> confirmations.ask(List.of(new OrderKey(keeper.shop, TWO)), another));
        run.run(new OrderJobs.ConfirmJob(keeper.tenant, keeper.shop));
        assertThat(entries(Action.ORDERS_CONFIRMED))
                .extracting(Entry::actor)
                .containsExactlyInAnyOrder(Actor.member(keeper.member, null), Actor.member(another, null));
    }

    @Test
    void anExportIsCountedAndOpensInOneGo() {
        keeper.shelf().fill(250, keeper.now(), 700);
        keeper.fetch();
        keeper.in(() -> export.write(
                Extent.all(OrderFilter.NONE),
                new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8),
                CsvExportTest.WORDS,
                keeper.member,
                OutputStream.nullOutputStream(),
                _ -> {}));
        assertThat(entries(Action.ORDERS_EXPORTED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).isEqualTo(250));
        assertThat(purposes()).containsOnlyOnce("EXPORT_ORDERS");
        assertThat(entries(Action.SECRET_OPENED)).isEmpty();
    }

    @Test
    void aNewReachIsWrittenDown() {
        keeper.fetch();
        keeper.in(() -> reach.change(keeper.shop, 90));
        assertThat(entries(Action.ORDERS_REACH_CHANGED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry(Detail.DAYS, "90"));
    }
}

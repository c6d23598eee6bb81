package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.order.OrderConfirmations.Confirmation;
import jp.kagiban.order.OrderConfirmations.Result;
import jp.kagiban.order.OrderRow.OrderKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class ConfirmRunTest {

    private static final String ONE = ScriptedOrders.Shelf.number(0);
    private static final String TWO = ScriptedOrders.Shelf.number(1);

    @Autowired
    Shopkeeper keeper;

    @Autowired
    OrderConfirmations confirmations;

    @Autowired
    ConfirmRun run;

    @BeforeEach
    void open() {
        keeper.open();
    }

    private UUID ask(String... numbers) {
        List<OrderKey> keys = Arrays.stream(numbers)
                .map(number -> new OrderKey(keeper.shop, number))
                .toList();
        return keeper.in(() -> confirmations.ask(keys, keeper.member));
    }

    private List<Result> results(UUID batch) {
        return keeper.in(() -> confirmations.results(batch)).stream()
                .map(Confirmation::result)
                .toList();
    }

    private void work() {
        run.run(new OrderJobs.ConfirmJob(keeper.tenant, keeper.shop));
    }

    @Test
    void eachOrderHasItsResult() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now())).put(new OrderJson(TWO, 300, keeper.now()));
        keeper.fetch();
        UUID batch = ask(ONE, TWO);
        assertThat(results(batch)).containsExactly(Result.OPEN, Result.OPEN);
        keeper.runJobs("order-confirm"::equals);
        assertThat(results(batch)).containsExactly(Result.CONFIRMED, Result.REFUSED);
    }

    @Test
    void theListShowsWhatRmsMadeOfIt() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        keeper.fetch();
        ask(ONE);
        work();
        assertThat(keeper.planned()).contains(keeper.now());
        keeper.fetch();
        assertThat(keeper.rows()).extracting(OrderRow::progress).containsExactly(200);
        assertThat(keeper.details(ONE).changes()).hasSize(1);
    }

    @Test
    void nothingIsConfirmedUnasked() {
        keeper.shelf().fill(5, keeper.now(), 100);
        keeper.fetch();
        keeper.fetch();
        assertThat(keeper.shelf().confirmations).isEmpty();
    }

    @Test
    void moreThanAHundredGoInSeveralCalls() {
        keeper.shelf().fill(150, keeper.now(), 100);
        UUID batch = ask(
                IntStream.range(0, 150).mapToObj(ScriptedOrders.Shelf::number).toArray(String[]::new));
        work();
        assertThat(keeper.shelf().confirmations).extracting(List::size).containsExactly(100, 50);
        assertThat(results(batch)).hasSize(150).containsOnly(Result.CONFIRMED);
    }

    @Test
    void beforeALongLineNothingCountsAsAsked() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        keeper.shelf().longLine = true;
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> work());
        assertThat(results(batch)).containsExactly(Result.OPEN);
        work();
        assertThat(results(batch)).containsExactly(Result.CONFIRMED);
    }

    @Test
    void withoutAnAnswerNobodyClaimsAnything() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        keeper.shelf().failures.add(new MallOutcome.Maintenance());
        UUID batch = ask(ONE);
        work();
        assertThat(keeper.in(() -> confirmations.results(batch)).getFirst())
                .isEqualTo(new Confirmation(new OrderKey(keeper.shop, ONE), Result.UNANSWERED, "MAINTENANCE", null));
    }

    @Test
    void aRefusalAfterAKillSaysNothing() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        Confirmation asked = new Confirmation(new OrderKey(keeper.shop, ONE), Result.ASKED, null, null);
        keeper.in(() -> {
            confirmations.write(batch, asked, keeper.now());
            return null;
        });
        keeper.shelf().put(new OrderJson(ONE, 200, keeper.now()));
        work();
        assertThat(results(batch)).containsExactly(Result.UNANSWERED);
    }

    @Test
    void aLostJobIsPlannedAgain() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        keeper.loseJob("order-confirm");
        keeper.pass(Duration.ofMinutes(11));
        keeper.mend();
        keeper.runJobs("order-confirm"::equals);
        assertThat(results(batch)).containsExactly(Result.CONFIRMED);
    }

    @Test
    void aJobOfAnEarlierPortalIsTakenOver() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        keeper.loseJob("order-confirm");
        keeper.planAsAnEarlierPortal(new OrderJobs.EarlierConfirmJob(keeper.tenant, batch));
        keeper.runJobs("order-confirm"::equals);
        keeper.runJobs("order-confirm"::equals);
        assertThat(results(batch)).containsExactly(Result.CONFIRMED);
    }

    @Test
    void whatIsAskedForRightNowIsNotPlannedOnceMore() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        keeper.loseJob("order-confirm");
        keeper.mend();
        keeper.runJobs("order-confirm"::equals);
        assertThat(results(batch)).containsExactly(Result.OPEN);
    }

    @Test
    void whatIsConfirmedStaysSo() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        work();
        Confirmation late = new Confirmation(new OrderKey(keeper.shop, ONE), Result.REFUSED, null, null);
        keeper.in(() -> {
            confirmations.write(batch, late, keeper.now());
            return null;
        });
        assertThat(results(batch)).containsExactly(Result.CONFIRMED);
    }

    @Test
    void aJobThatRunsAgainAsksForNothingTwice() {
        keeper.shelf().put(new OrderJson(ONE, 100, keeper.now()));
        UUID batch = ask(ONE);
        work();
        work();
        assertThat(keeper.shelf().confirmations).hasSize(1);
    }
}

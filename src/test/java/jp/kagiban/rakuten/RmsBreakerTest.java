package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class RmsBreakerTest {

    private static final Optional<Reply> SILENCE = Optional.empty();
    private static final Optional<Reply> CLOSED = reply(503, "text/html", "<html>licenseKey=SL1</html>");
    private static final Optional<Reply> DATE = reply(200, "application/json", "{}");

    private final SkippingTicker ticker = new SkippingTicker();
    private final SettableClock clock = new SettableClock();
    private final RmsBreakers breakers = new RmsBreakers(ticker, clock);
    private final RmsBreaker breaker = breakers.of("/es/2.0/order/searchOrder/");
    private final List<TenantId> tenants =
            Stream.generate(TenantId::next).limit(RmsBreaker.TENANTS).toList();
    private final AtomicInteger asked = new AtomicInteger();

    private static Optional<Reply> reply(int status, String type, String body) {
        return Optional.of(new Reply(status, type, null, body.getBytes()));
    }

    private Optional<Reply> ask(TenantId tenant, Optional<Reply> answer) {
        return breaker.ask(tenant, () -> {
            asked.incrementAndGet();
            return answer;
        });
    }

    private void ask(int times, int ofTenants, Optional<Reply> answer) {
        for (int i = 0; i < times; i++) {
            ask(tenants.get(i % ofTenants), answer);
        }
    }

    private int askedOf(int times, Optional<Reply> answer) {
        int before = asked.get();
        ask(times, 3, answer);
        return asked.get() - before;
    }

    private void rest() {
        ticker.goTo(ticker.nanos() + RmsBreaker.PROBE_EVERY.toNanos());
    }

    @Test
    void whileRmsAnswersNobodyOneCallInFiveSecondsIsMade() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        assertThat(askedOf(100, SILENCE)).isZero();
        rest();
        assertThat(askedOf(100, SILENCE)).isEqualTo(1);
        rest();
        assertThat(askedOf(100, SILENCE)).isEqualTo(1);
    }

    @Test
    void theFirstAnswerEndsIt() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        rest();
        assertThat(askedOf(100, DATE)).isEqualTo(100);
    }

    @Test
    void aFewFaultsSpareNobody() {
        ask(RmsBreaker.FAULTS - 1, 3, SILENCE);
        ask(tenants.getFirst(), DATE);
        assertThat(askedOf(RmsBreaker.FAULTS - 1, SILENCE)).isEqualTo(RmsBreaker.FAULTS - 1);
    }

    @Test
    void theTroubleOfTwoTenantsIsTheirOwn() {
        ask(100, 2, SILENCE);
        assertThat(breaker.awaySince()).isEmpty();
        assertThat(askedOf(1, SILENCE)).isEqualTo(1);
    }

    @Test
    void aRefusedKeyAndTooManyCallsAreAnswers() {
        ask(100, 3, reply(401, "application/json", "{}"));
        ask(100, 3, reply(429, "application/json", "{}"));
        assertThat(breaker.awaySince()).isEmpty();
    }

    @Test
    void pagesForPeopleAreNone() {
        ask(RmsBreaker.FAULTS, 3, reply(200, "text/html", "<html>"));
        assertThat(breaker.awaySince()).contains(SettableClock.START);
    }

    @Test
    void whoIsSparedIsToldWhatRmsSaidLastButNothingOfAnothersCall() {
        ask(RmsBreaker.FAULTS, 3, CLOSED);
        Reply told = ask(tenants.getFirst(), DATE).orElseThrow();
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.isHtml()).isTrue();
        assertThat(told.text()).isEmpty();
    }

    @Test
    void inAMaintenanceOfTheOrderApiKeysAreCheckedAsEver() {
        ask(RmsBreaker.FAULTS, 3, CLOSED);
        RmsBreaker licences = breakers.of("/es/1.0/license-management/license-key/expiry-date?licenseKey=x");
        assertThat(licences.ask(tenants.getFirst(), () -> DATE)).isEqualTo(DATE);
        assertThat(breaker.awaySince()).isPresent();
        assertThat(breakers.of("/es/2.0/order/getOrder/")).isSameAs(breaker);
    }

    @Test
    void whatChangesSomethingIsNotSentWhereNobodyIsAnswered() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        assertThatExceptionOfType(MallBusy.class)
                .isThrownBy(() -> breaker.send(tenants.getFirst(), () -> DATE))
                .satisfies(busy -> assertThat(busy.rest()).isEqualTo(RmsBreaker.PROBE_EVERY));
        rest();
        assertThat(breaker.send(tenants.getFirst(), () -> DATE)).isEqualTo(DATE);
    }

    @Test
    void aProbeWithoutPermitLeavesTheProbeToAnotherCall() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        rest();
        assertThatExceptionOfType(MallBusy.class)
                .isThrownBy(() -> breaker.ask(tenants.getFirst(), () -> {
                    throw new MallBusy(RmsBreaker.PROBE_EVERY);
                }));
        assertThat(askedOf(1, DATE)).isEqualTo(1);
    }

    @Test
    void whoeverIsInterruptedHasLearntNothing() {
        Thread.currentThread().interrupt();
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(breaker.awaySince()).isEmpty();
    }

    @Test
    void aProbeThatIsBrokenOffIsAnothers() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        rest();
        Thread.currentThread().interrupt();
        ask(1, 1, SILENCE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(askedOf(1, DATE)).isEqualTo(1);
    }

    @Test
    void aClockThatGoesBackDelaysNoCall() {
        ticker.goTo(RmsBreaker.PROBE_EVERY.toNanos());
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        ticker.goTo(0);
        assertThat(askedOf(1, DATE)).isEqualTo(1);
    }

    @Test
    void healthSaysSinceWhenAndIsWell() {
        ask(RmsBreaker.FAULTS, 3, SILENCE);
        assertThat(new RmsHealthIndicator(breakers).health().getDetails().get("says"))
                .asString()
                .contains("RMS has not answered under /es/2.0/order since 2026-11-25T")
                .doesNotContain(HostName.own());
        assertThat(new RmsHealthIndicator(breakers).health().getStatus().getCode())
                .isEqualTo("UP");
    }
}

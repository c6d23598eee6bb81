package jp.kagiban.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("slow-on-mysql")
@MailTest
class ThrottleTest {

    @Autowired
    Throttle throttle;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final String key = UUID.randomUUID().toString();

    @Test
    void soManyAtOnceAndThenOneByOne() {
        empty();
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).contains(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(9));
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).contains(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).isEmpty();
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).isPresent();
    }

    @Test
    void aLongRestGivesNoMoreThanTheFirstTime() {
        empty();
        clock.advance(Duration.ofDays(30));
        empty();
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).isPresent();
    }

    @Test
    void othersAreCountedApart() {
        empty();
        assertThat(throttle.take(Limit.PROOF_MAIL, key + "b")).isEmpty();
        assertThat(throttle.take(Limit.RESET_MAIL, key)).isEmpty();
    }

    @Test
    void whatIsTakenStaysTakenWhenTheCallerRollsBack() {
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(status -> {
                throttle.take(Limit.PROOF_MAIL, key);
                status.setRollbackOnly();
            });
        }
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).isPresent();
    }

    @Test
    void ofManyAtOnceJustSoManyPass() throws Exception {
        List<Callable<Boolean>> takers = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(
                        _ -> () -> throttle.take(Limit.PROOF_MAIL, key).isEmpty())
                .toList();
        int passed = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> taker : people.invokeAll(takers)) {
                passed += taker.get() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(3);
    }

    @Test
    void aRefusalWritesNothing() {
        empty();
        List<Map<String, Object>> before = buckets();
        clock.advance(Duration.ofMinutes(3));
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).contains(Duration.ofMinutes(7));
        assertThat(buckets()).isEqualTo(before);
    }

    @Test
    void ofSeveralTokensAllAreTakenOrNone() {
        empty();
        List<Map<String, Object>> before = buckets();
        assertThat(throttle.takeAll(Limit.RESET_MAIL.of(key), Limit.PROOF_MAIL.of(key), Limit.CHANGE_MAIL.of(key)))
                .contains(new Throttle.Wait(Duration.ofMinutes(10), Limit.PROOF_MAIL.of(key)));
        assertThat(buckets()).isEqualTo(before);
        assertThat(throttle.takeAll(Limit.RESET_MAIL.of(key), Limit.CHANGE_MAIL.of(key)))
                .isEmpty();
        assertThat(buckets()).hasSize(before.size() + 2);
    }

    @Test
    void aRefusalWaitsForNoLock() {
        empty();
        transaction.executeWithoutResult(_ -> {
            db.sql("SELECT * FROM throttle_bucket FOR UPDATE").query().listOfRows();
            assertThat(throttle.take(Limit.PROOF_MAIL, key)).isPresent();
        });
    }

    @Test
    void aClockThatWasAheadKeepsNobodyWaiting() {
        clock.advance(Duration.ofDays(40));
        empty();
        clock.advance(Duration.ofDays(-40));
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).contains(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10));
        assertThat(throttle.take(Limit.PROOF_MAIL, key)).isEmpty();
    }

    private List<Map<String, Object>> buckets() {
        return db.sql("SELECT * FROM throttle_bucket ORDER BY bucket_key")
                .query()
                .listOfRows();
    }

    @Test
    void forWhomItIsCountedIsNotStored() {
        throttle.take(Limit.PROOF_MAIL, key);
        assertThat(db.sql("SELECT COUNT(*) FROM throttle_bucket WHERE bucket_key LIKE ?")
                        .param("%" + key + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oldBucketsAreForgotten() {
        throttle.take(Limit.PROOF_MAIL, key);
        clock.advance(Duration.ofDays(2));
        throttle.forgetOld();
        assertThat(db.sql("SELECT COUNT(*) FROM throttle_bucket")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void empty() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.take(Limit.PROOF_MAIL, key)).isEmpty();
        }
    }
}

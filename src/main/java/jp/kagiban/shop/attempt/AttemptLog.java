package jp.kagiban.shop.attempt;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.Answer;
import jp.kagiban.shop.register.ShopDeleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores attempts in the transaction of the decision, and logs each attempt in one line. The metric {@code
 * kagiban.key.tries} counts attempts by the mall's answer and the decision.
 */
@Component
class AttemptLog {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

    private final AttemptRows rows;
    private final MeterRegistry meters;

    AttemptLog(AttemptRows rows, MeterRegistry meters) {
        this.rows = rows;
        this.meters = meters;
    }

    /** Skips a check of a key in use whose result equals that of the check before. */
    @EventListener
    void on(KeyTried tried) {
        Optional<KeyAttempt> last = rows.last(tried.tenant(), tried.generation());
        if (last.filter(tried::repeats).isEmpty()) {
            store(tried, last.map(before -> before.id().seqNo()).orElse(0) + 1);
        }
        String answer =
                Optional.ofNullable(tried.result().outcome()).map(Answer::name).orElse("none");
        meters.counter(
                        "kagiban.key.tries",
                        "answer",
                        answer,
                        "decision",
                        tried.decision().name())
                .increment();
    }

    private void store(KeyTried tried, int number) {
        rows.save(tried.row(number));
        if (rows.count(tried.tenant(), tried.generation()) > AttemptBound.MOST) {
            thin(rows.of(tried.tenant(), tried.generation()));
        }
        LOG.info(
                "Key of shop {}: {}, {}{}",
                tried.key().shopId(),
                described(tried.result()),
                tried.decision(),
                tried.next() == null ? "" : ", next " + tried.next());
    }

    private static String described(AttemptResult result) {
        if (result.outcome() == null) {
            return "not called";
        }
        return result.code() == null ? result.outcome().name() : result.outcome() + " " + result.code();
    }

    private void thin(List<KeyAttempt> attempts) {
        AttemptBound.Surplus surplus = AttemptBound.of(attempts);
        rows.deleteById(surplus.deleted().id());
        surplus.counter().ifPresent(rows::save);
    }

    @EventListener
    void on(ShopDeleted deleted) {
        rows.forget(deleted.tenant(), deleted.shop());
    }
}

package jp.kagiban.shop.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.errand.Errands;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.attempt.AttemptResult;
import jp.kagiban.shop.attempt.KeyTried;
import jp.kagiban.shop.diagnosis.FunctionDoubts;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeysInUse;
import jp.kagiban.shop.key.KeysInUse.InUse;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a check of the key in use sets off. In the caller's transaction, under the shop's lock. */
@Component
class CheckNews {

    private final KeysInUse inUse;
    private final Errands errands;
    private final FunctionDoubts doubts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CheckNews(KeysInUse inUse, Errands errands, FunctionDoubts doubts, ApplicationEventPublisher events, Clock clock) {
        this.inUse = inUse;
        this.errands = errands;
        this.doubts = doubts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param before how the key stood
     * @param next when it is asked about next
     */
    void tell(InUse before, WatchVerdict verdict, Instant now, Instant next) {
        KeyWord word = verdict.word();
        if (verdict.said().rejectedSince() != null && before.key().said().rejectedSince() == null) {
            wakeHeldKey(before.shop());
        }
        if (word.outcome() instanceof MallOutcome.Valid) {
            doubts.settle(before.shop(), before.key());
        }
        AttemptResult result = AttemptResult.of(word.outcome(), word.calls());
        events.publishEvent(new KeyTried(before.key(), result, AttemptDecision.WATCHED, now, next));
        events.publishEvent(
                new ShopChanged(before.shop().tenant(), before.shop().shopId()));
    }

    /** A key that was held because the one in use worked need wait no longer. */
    private void wakeHeldKey(Shop shop) {
        Optional.ofNullable(inUse.open(shop).waiting())
                .filter(key -> key.trying().heldFor() == Hold.EARLIER_THAN_ACTIVE)
                .ifPresent(key -> errands.plan(KeyJobs.keyJob(key), clock.instant()));
    }
}

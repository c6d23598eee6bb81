package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Refused;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Hold;
import org.jspecify.annotations.Nullable;

/**
 * The state of a key that was entered together with others, as a badge and a sentence.
 *
 * @param badge a key of the translation files
 * @param sentence a key of the translation files
 * @param arguments arguments of the sentence
 */
record BulkKey(Severity severity, String badge, String sentence, List<String> arguments) {

    private static final String HELD = "shop.state.held";

    /** @param shop the shop's current state; empty if the shop was deleted */
    static BulkKey of(Optional<ShopStatus> shop, GenerationId generation, Instant now) {
        return shop.map(status -> of(status, generation, now)).orElseGet(BulkKey::gone);
    }

    private static BulkKey of(ShopStatus shop, GenerationId generation, Instant now) {
        Waiting waiting = shop.waiting();
        Active active = shop.active();
        Refused refused = shop.refused();
        if (waiting != null && waiting.generation().equals(generation)) {
            return waiting.needsDecision() ? held(shop, waiting, now) : waiting(waiting);
        }
        if (active != null && active.generation().equals(generation)) {
            return active(active);
        }
        return refused != null && refused.generation().equals(generation)
                ? state(Severity.EXPIRED, "shop.state.not-accepted", "shop.bulk.refused")
                : gone();
    }

    private static BulkKey held(ShopStatus shop, Waiting key, Instant now) {
        HeldPanel.Case found = HeldPanel.Case.of(shop, key, now);
        String current = KeyStatus.expiry(shop)
                .map(expiry -> TimeText.weekdaySecond(expiry.at()))
                .orElse("");
        String end = key.expiresAt() == null ? "" : TimeText.weekdaySecond(key.expiresAt());
        return state(Severity.QUIET, HELD, "shop.bulk.held." + Kebab.of(found), end, current);
    }

    private static BulkKey waiting(Waiting key) {
        Answer answer = key.lastAnswer();
        if (key.hold() == Hold.TOO_MANY_REFUSED) {
            return later("shop.bulk.turn", key.nextTry());
        }
        if (answer == null || answer == Answer.VALID) {
            return state(Severity.UNKNOWN, "shop.state.asking", "shop.asking");
        }
        return answer == Answer.REJECTED
                ? state(Severity.WAIT, "shop.state.waiting", "shop.bulk.waiting")
                : later("shop.bulk.silent", key.nextTry());
    }

    private static BulkKey active(Active key) {
        if (key.lack().orders()) {
            return state(Severity.EXPIRED, "shop.state.orders-refused", "shop.active.orders-refused");
        }
        return key.expiresAt() == null
                ? state(Severity.SUCCESS, "shop.state.undated", RenewPanels.undated(key))
                : state(
                        Severity.SUCCESS,
                        "shop.state.valid",
                        "shop.renew.done.date",
                        TimeText.weekdaySecond(key.expiresAt()));
    }

    private static BulkKey gone() {
        return state(Severity.EXPIRED, "shop.bulk.ended", "shop.bulk.gone");
    }

    private static BulkKey later(String sentence, @Nullable Instant next) {
        return state(Severity.WAIT, "shop.state.waiting", sentence, next == null ? "–" : TimeText.minute(next));
    }

    private static BulkKey state(Severity severity, String badge, String sentence, String... arguments) {
        return new BulkKey(severity, badge, sentence, List.of(arguments));
    }

    /** Whether the mall was asked about the key at least once. */
    boolean wasTried() {
        return severity != Severity.UNKNOWN;
    }

    /** Whether jobs go on asking the mall about the key. */
    boolean goesOn() {
        return severity == Severity.UNKNOWN || severity == Severity.WAIT;
    }

    boolean needsDecision() {
        return badge.equals(HELD);
    }

    boolean inUse() {
        return severity == Severity.SUCCESS;
    }

    void drawInto(Div cell) {
        cell.removeAll();
        cell.getElement().setAttribute("data-arrived", inUse());
        cell.add(badge(cell), new Span(cell.getTranslation(sentence, arguments.toArray())));
    }

    private Component badge(Component parent) {
        return new KeyBadge(severity, parent.getTranslation(badge));
    }
}

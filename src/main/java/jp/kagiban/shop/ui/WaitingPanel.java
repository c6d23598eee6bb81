package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.CauseList;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.Question;
import jp.kagiban.mall.Answer;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.shop.ShopOrders.Fetched;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;
import org.jspecify.annotations.Nullable;

/** Builds the panel of a waiting key: the reason for the wait, its duration, and possible causes. */
final class WaitingPanel extends KeyPanel {

    private final ShopStatus shop;
    private final KeyActions keyActions;
    private final Instant now;
    private @Nullable Fetched orders;

    WaitingPanel(Component parent, ShopStatus shop, KeyActions keyActions, Instant now) {
        super(parent);
        this.shop = shop;
        this.keyActions = keyActions;
        this.now = now;
    }

    /** Adds the progress of fetching the shop's orders with the key in use. */
    WaitingPanel with(Optional<Fetched> fetched) {
        orders = fetched.orElse(null);
        return this;
    }

    /** Whether this panel contains the page's {@link CheckAgain}. */
    static boolean offersCheck(ShopStatus shop) {
        Waiting key = shop.waiting();
        return key != null
                && key.hold() == Hold.NONE
                && !key.needsDecision()
                && (key.lastAnswer() == Answer.REJECTED || key.lastAnswer() == Answer.VALID);
    }

    Optional<MessagePanel> panel() {
        return Optional.ofNullable(shop.waiting()).map(this::of);
    }

    private MessagePanel of(Waiting key) {
        if (key.needsDecision()) {
            return held(key);
        }
        if (key.hold() == Hold.TOO_MANY_REFUSED) {
            return keyActions.offer(
                    waitPanel(key, Severity.WAIT, "shop.waiting.too-many", "shop.waiting.too-many.text"),
                    withdraw(key));
        }
        return key.lastAnswer() == null ? asking(key) : answered(key, key.lastAnswer());
    }

    private MessagePanel asking(Waiting key) {
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", text("shop.asking"));
        MessagePanel panel = new MessagePanel(Severity.INFO, text("shop.asking"))
                .say(text("shop.asking.text"))
                .show(bar);
        return keyActions.offer(panel, withdraw(key));
    }

    private MessagePanel answered(Waiting key, Answer answer) {
        return switch (answer) {
            case VALID -> asking(key);
            case REJECTED -> rejected(key);
            case THROTTLED -> unanswered(key, "shop.waiting.throttled");
            case MAINTENANCE -> unanswered(key, "shop.waiting.maintenance");
            case UNREACHABLE -> unanswered(key, "shop.waiting.unreachable");
            case GARBLED -> unanswered(key, "shop.waiting.garbled");
        };
    }

    private MessagePanel unanswered(Waiting key, String why) {
        return keyActions.offer(waitPanel(key, Severity.UNKNOWN, why, why + ".text"), withdraw(key));
    }

    private MessagePanel rejected(Waiting key) {
        boolean late =
                key.enteredAt().plus(shop.mall().acceptance().usuallyAccepted()).isBefore(now);
        if (!late && shop.active() != null) {
            MessagePanel usual = waitPanel(key, Severity.WAIT, "shop.waiting.renewal", null);
            return keyActions.offer(usual, new CheckAgain(keyActions), withdraw(key));
        }
        MessagePanel panel = late
                ? waitPanel(key, Severity.URGENT, "shop.waiting.late", null)
                : waitPanel(key, Severity.WAIT, "shop.waiting.title", null);
        if (!keyActions.allowed()) {
            return panel;
        }
        CauseList causes = new CauseList();
        if (!late) {
            causes.cause(text("shop.cause.fresh"));
        }
        causes.cause(text("shop.cause.typed"), step(ManualStep.PASTE_THE_KEY))
                .cause(text("shop.cause.register"), step(ManualStep.SWITCH_FUNCTIONS_ON))
                .cause(text("shop.cause.pair"), step(ManualStep.COPY_THE_SERVICE_SECRET));
        return panel.say(text("shop.causes")).show(causes).offer(new CheckAgain(keyActions), withdraw(key));
    }

    /** Returns a panel with the headline, the usual and the actual wait, and the state of the key in use. */
    private MessagePanel waitPanel(Waiting key, Severity severity, String headline, @Nullable String sentence) {
        MessagePanel panel = new MessagePanel(severity, text(headline));
        if (sentence != null) {
            keyActions.tell(panel, text(sentence, key.nextTry() == null ? "" : TimeText.minute(key.nextTry())));
        }
        if (shop.active() != null) {
            String trouble = trouble(shop.active(), now);
            panel.say(
                    trouble == null ? text("shop.waiting.old-key", shop.active().lastFour()) : text(trouble));
        }
        if (key.lastAnswer() == Answer.REJECTED) {
            panel.show(new WaitScale(minutes(key)));
        }
        return panel.say(text("shop.waiting.close")).show(facts(key));
    }

    /** Returns the translation key of the reason why the key in use doesn't work; null while it works. */
    static @Nullable String trouble(Active active, Instant now) {
        if (active.expiresAt() != null && new Expiry(active.expiresAt()).passed(now)) {
            return "shop.waiting.expired";
        }
        boolean works = active.rejectedSince() == null && !active.lack().orders();
        return works ? null : "shop.waiting.stopped";
    }

    private long minutes(Waiting key) {
        return Duration.between(key.enteredAt(), now).toMinutes();
    }

    private Facts facts(Waiting key) {
        Facts facts = new Facts();
        facts.fact(text("shop.fact.state"), text(key.isUnanswered() ? "shop.state.unanswered" : "shop.state.waiting"));
        facts.fact(text("shop.fact.tail"), mono(key.lastFour()));
        facts.fact(
                text("shop.fact.entered"), text("shop.fact.elapsed", TimeText.minute(key.enteredAt()), minutes(key)));
        if (key.lastAnswer() == Answer.REJECTED) {
            facts.fact(text("shop.fact.usual"), text("shop.waiting.usual"));
        }
        if (key.nextTry() != null) {
            facts.fact(text("shop.fact.next"), TimeText.minute(key.nextTry()));
        }
        if (orders != null) {
            OrderFacts.add(parent, facts, orders);
        }
        return facts;
    }

    private String question() {
        if (shop.active() == null) {
            return "shop.withdraw.only";
        }
        return trouble(shop.active(), now) == null ? "shop.withdraw.question" : "shop.withdraw.stopped";
    }

    private MessagePanel held(Waiting key) {
        return new HeldPanel(parent, shop, now).panel(key, keyActions, this::take, withdraw(key));
    }

    private void take(Waiting key) {
        if (!keyActions.confirm(key.generation())) {
            Notification.show(text("shop.held.refused"));
        }
    }

    private Button withdraw(Waiting key) {
        Button withdraw = new Button(text("shop.withdraw"), _ -> askToWithdraw(key));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        return withdraw;
    }

    private void withdrawNow(Waiting key) {
        if (keyActions.withdraw(key.generation())) {
            Notification.show(text("shop.withdrawn"));
        }
    }

    private void askToWithdraw(Waiting key) {
        new Question(
                        text("shop.withdraw.title"),
                        text(question()),
                        text("shop.withdraw"),
                        () -> keyActions.afterProof(() -> withdrawNow(key)))
                .open();
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.TimeText;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Expiry;

/** Builds the panel of a key that waits for the member, because its date suggests an old key, or it can't be used. */
final class HeldPanel extends KeyPanel {

    private final ShopStatus shop;
    private final Instant now;

    HeldPanel(Component parent, ShopStatus shop, Instant now) {
        super(parent);
        this.shop = shop;
        this.now = now;
    }

    /** Why the waiting key needs a member. The dates may have changed since the key was held. */
    enum Case {
        PAST,
        /** The mall refuses orders with the key. */
        ORDERS_OFF,
        EARLIER,
        SAME_DAY,
        UNCLEAR;

        /** Compares whole days, because keys of the mall end with a day. */
        static Case of(ShopStatus shop, Waiting key, Instant now) {
            if (key.isExpired(now)) {
                return PAST;
            }
            if (key.isUnusable()) {
                return ORDERS_OFF;
            }
            Instant end = key.expiresAt();
            LocalDate current = KeyStatus.expiry(shop).map(Expiry::day).orElse(null);
            if (end == null || current == null || Jst.day(end).isAfter(current)) {
                return UNCLEAR;
            }
            return Jst.day(end).isBefore(current) ? EARLIER : SAME_DAY;
        }

        String key() {
            return "shop.held." + Kebab.of(this);
        }

        /** Whether a switch to the new key is a loss. */
        boolean worse() {
            return !usable() || this == EARLIER;
        }

        /** Whether the member can switch to the new key, and not only withdraw it. */
        boolean usable() {
            return this != PAST && this != ORDERS_OFF;
        }
    }

    /** @param take lets the key take over; not offered for a key that can't be used */
    MessagePanel panel(Waiting key, KeyActions keyActions, Consumer<Waiting> take, Button withdraw) {
        Case found = Case.of(shop, key, now);
        if (!found.usable()) {
            return unusable(key, found, keyActions, withdraw);
        }
        if (!keyActions.allowed()) {
            return new MessagePanel(KeyStatus.of(key).severity(), text("shop.held.viewer"))
                    .say(text("shop.held.viewer.text"))
                    .show(facts(key));
        }
        MessagePanel panel = new MessagePanel(KeyStatus.of(key).severity(), text(found.key()))
                .say(text(found.key() + ".text"))
                .show(facts(key));
        Button takeButton = new Button(text("shop.held.take"), _ -> keyActions.afterProof(() -> take.accept(key)));
        return found.worse()
                ? keyActions.offer(panel, primary(withdraw), takeButton)
                : keyActions.offer(panel, takeButton, withdraw);
    }

    private MessagePanel unusable(Waiting key, Case found, KeyActions keyActions, Button withdraw) {
        String end = key.expiresAt() == null ? "" : TimeText.weekdaySecond(key.expiresAt());
        MessagePanel panel = new MessagePanel(KeyStatus.of(key).severity(), text(found.key(), end));
        keyActions.tell(panel, text(found.key() + ".text"));
        if (shop.active() != null) {
            String trouble = WaitingPanel.trouble(shop.active(), now);
            panel.say(text(
                    trouble == null ? "shop.held.current" : trouble + ".held",
                    shop.active().lastFour()));
        }
        panel.show(facts(key));
        if (keyActions.allowed()) {
            panel.show(step(found == Case.PAST ? ManualStep.ISSUE_A_KEY : ManualStep.SWITCH_FUNCTIONS_ON));
        }
        return keyActions.offer(panel, primary(withdraw));
    }

    private static Button primary(Button button) {
        button.removeThemeVariants(ButtonVariant.TERTIARY);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Facts facts(Waiting key) {
        Facts facts = new Facts()
                .fact(text("shop.fact.state"), text(KeyStatus.of(key).word()))
                .fact(text("shop.fact.tail"), mono(key.lastFour()));
        if (key.expiresAt() != null) {
            facts.fact(text("shop.held.date"), TimeText.weekdaySecond(key.expiresAt()));
        }
        KeyStatus.expiry(shop)
                .ifPresent(current -> facts.fact(text("shop.held.old-date"), TimeText.weekdaySecond(current.at())));
        return facts;
    }
}

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
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Expiry;

/** Builds the panel of an accepted key that waits for the member's decision, because its date suggests an old key. */
final class HeldPanel extends KeyPanel {

    private final ShopStatus shop;
    private final Instant now;

    HeldPanel(Component parent, ShopStatus shop, Instant now) {
        super(parent);
        this.shop = shop;
        this.now = now;
    }

    /** The waiting key's date compared with that of the key in use. Both may have changed since the key was held. */
    enum Case {
        PAST,
        EARLIER,
        SAME_DAY,
        UNCLEAR;

        /** Compares whole days, because keys of the mall end with a day. */
        static Case of(ShopStatus shop, Waiting key, Instant now) {
            Instant end = key.expiresAt();
            if (end != null && new Expiry(end).passed(now)) {
                return PAST;
            }
            LocalDate current = KeyStatus.expiry(shop).map(Expiry::day).orElse(null);
            if (end == null || current == null || Jst.day(end).isAfter(current)) {
                return UNCLEAR;
            }
            return Jst.day(end).isBefore(current) ? EARLIER : SAME_DAY;
        }

        String key() {
            return "shop.held." + Kebab.of(this);
        }

        /** Whether the new key seems to be an old one. */
        boolean old() {
            return this == PAST || this == EARLIER;
        }
    }

    /** @param take lets the key take over; not offered if the key's date is past */
    MessagePanel panel(Waiting key, KeyActions keyActions, Consumer<Waiting> take, Button withdraw) {
        if (!keyActions.allowed()) {
            return new MessagePanel(KeyStatus.of(key).severity(), text("shop.held.viewer"))
                    .say(text("shop.held.viewer.text"))
                    .show(facts(key));
        }
        Case found = Case.of(shop, key, now);
        MessagePanel panel = new MessagePanel(KeyStatus.of(key).severity(), text(found.key()))
                .say(text(found.key() + ".text"))
                .show(facts(key));
        Button takeButton = new Button(text("shop.held.take"), _ -> keyActions.afterProof(() -> take.accept(key)));
        return switch (found) {
            case PAST -> keyActions.offer(panel, primary(withdraw));
            case EARLIER -> keyActions.offer(panel, primary(withdraw), takeButton);
            case SAME_DAY, UNCLEAR -> keyActions.offer(panel, takeButton, withdraw);
        };
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

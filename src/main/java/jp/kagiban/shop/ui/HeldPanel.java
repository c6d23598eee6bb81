package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.Expiry;
import org.jspecify.annotations.Nullable;

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
    private enum Case {
        PAST,
        EARLIER,
        SAME_DAY,
        UNCLEAR;

        private String key() {
            return "shop.held." + Kebab.of(this);
        }
    }

    /** @param take lets the key take over; not offered if the key's date is past */
    MessagePanel panel(Waiting key, KeyActions keyActions, Consumer<Waiting> take, Button withdraw) {
        Case found = compare(key);
        MessagePanel panel = new MessagePanel(Severity.URGENT, text(found.key()))
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

    /** Compares whole days, because keys of the mall end with a day. */
    private Case compare(Waiting key) {
        Instant end = key.expiresAt();
        if (end != null && new Expiry(end).passed(now)) {
            return Case.PAST;
        }
        LocalDate current = current() == null ? null : Jst.day(current());
        if (end == null || current == null || Jst.day(end).isAfter(current)) {
            return Case.UNCLEAR;
        }
        return Jst.day(end).isBefore(current) ? Case.EARLIER : Case.SAME_DAY;
    }

    private @Nullable Instant current() {
        Active active = shop.active();
        return active == null ? null : active.expiresAt();
    }

    private Facts facts(Waiting key) {
        Facts facts = new Facts().fact(text("shop.fact.tail"), mono(key.lastFour()));
        if (key.expiresAt() != null) {
            facts.fact(text("shop.held.date"), weekday(key.expiresAt()));
        }
        Instant current = current();
        if (current != null) {
            facts.fact(text("shop.held.old-date"), weekday(current));
        }
        return facts;
    }
}

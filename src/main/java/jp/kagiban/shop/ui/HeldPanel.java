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

/** The panel of an accepted key that needs the member's decision, since by its date it may be an old key. */
final class HeldPanel extends KeyPanel {

    private final ShopStatus shop;
    private final Instant now;

    HeldPanel(Component words, ShopStatus shop, Instant now) {
        super(words);
        this.shop = shop;
        this.now = now;
    }

    /** Comparison of its date with that of the key in use. Both may have changed since it was held. */
    private enum Case {
        PAST,
        EARLIER,
        SAME_DAY,
        UNCLEAR;

        private String words() {
            return "shop.held." + Kebab.of(this);
        }
    }

    /** @param take lets the key take over; not offered if that is impossible */
    MessagePanel panel(Waiting key, KeyActions deeds, Consumer<Waiting> take, Button withdraw) {
        Case found = of(key);
        MessagePanel panel = new MessagePanel(Severity.URGENT, text(found.words()))
                .say(text(found.words() + ".text"))
                .show(facts(key));
        Button taking = new Button(text("shop.held.take"), _ -> deeds.proven(() -> take.accept(key)));
        return switch (found) {
            case PAST -> deeds.offer(panel, main(withdraw));
            case EARLIER -> deeds.offer(panel, main(withdraw), taking);
            case SAME_DAY, UNCLEAR -> deeds.offer(panel, taking, withdraw);
        };
    }

    private static Button main(Button button) {
        button.removeThemeVariants(ButtonVariant.TERTIARY);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Compares days: the mall's keys end with a day, so two of the same day are equal. */
    private Case of(Waiting key) {
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

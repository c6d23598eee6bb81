package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.CauseList;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.key.Expiry;

/** Builds the panel of the key in use. Without a key in use: the panel of the last key that the mall didn't accept. */
final class ActivePanel extends KeyPanel {

    private final ShopStatus shop;
    private final KeyActions keyActions;
    private final Instant now;

    ActivePanel(Component parent, ShopStatus shop, KeyActions keyActions, Instant now) {
        super(parent);
        this.shop = shop;
        this.keyActions = keyActions;
        this.now = now;
    }

    Optional<MessagePanel> panel() {
        if (shop.active() != null) {
            return Optional.of(inUse(shop.active()));
        }
        boolean none = shop.waiting() == null && shop.refused() == null;
        return none ? Optional.of(noKey()) : refusal();
    }

    /** Returns the panel of a shop without any key, because the entered key was withdrawn. */
    private MessagePanel noKey() {
        return new MessagePanel(Severity.URGENT, text("shop.no-key"))
                .say(text(keyActions.allowed() ? "shop.no-key.deed" : "shop.no-key.effect"));
    }

    /** Returns the panel of a key that the mall didn't accept, if no key was entered after it. */
    Optional<MessagePanel> refusal() {
        return Optional.ofNullable(shop.refused()).map(refused -> notAccepted(refused.lastFour(), refused.endedAt()));
    }

    private MessagePanel inUse(Active active) {
        MessagePanel panel = headed(active);
        LackWords.ofOwner(parent, active.lack(), panel);
        panel.show(facts(active));
        if (active.rejectedSince() == null && active.expiresAt() == null && active.functionOff()) {
            panel.say(text("shop.active.function-off"));
            advise(panel, "shop.active.function-off.deed", ManualStep.OPEN_THE_FUNCTIONS);
        }
        if (active.enteredByHand()) {
            panel.say(text("shop.active.by-hand"));
        }
        List<Component> actions = new ArrayList<>();
        if (shop.waiting() == null) {
            actions.add(renew());
        }
        if (!WaitingPanel.offersCheck(shop)) {
            actions.add(new CheckAgain(keyActions).quiet());
        }
        return actions.isEmpty() ? panel : keyActions.offer(panel, actions.toArray(Component[]::new));
    }

    private Anchor renew() {
        Anchor renew = new Anchor("shops/" + shop.shop() + "/renew", text("shop.renew"));
        if (KeyStatus.of(shop, now).asksForRenewal()) {
            renew.addClassName("kb-button-link");
        }
        return renew;
    }

    private MessagePanel headed(Active active) {
        Severity severity = KeyStatus.of(shop, now).severity();
        if (active.expiresAt() != null && new Expiry(active.expiresAt()).passed(now)) {
            MessagePanel panel = new MessagePanel(severity, text("shop.active.expired"));
            return shop.waiting() == null ? advise(panel, "shop.active.expired.deed", ManualStep.OPEN_THE_KEYS) : panel;
        }
        if (active.rejectedSince() != null) {
            return rejected(active);
        }
        if (active.lack().orders()) {
            MessagePanel panel = new MessagePanel(Severity.EXPIRED, text("shop.active.orders-refused"));
            LackWords.ofOrders(parent, active.lack(), panel, keyActions);
            return panel;
        }
        if (active.lack().owner() != null) {
            return new MessagePanel(Severity.URGENT, text("shop.active.other-shop"));
        }
        if (severity == Severity.URGENT || severity == Severity.QUIET) {
            MessagePanel panel = new MessagePanel(severity, text("shop.active.soon"));
            return shop.waiting() == null ? advise(panel, "shop.active.soon.deed", ManualStep.OPEN_THE_KEYS) : panel;
        }
        if (active.expiresAt() == null) {
            return new MessagePanel(severity, text("shop.active.no-date"));
        }
        if (severity == Severity.OK && shop.unreachableSince() != null && shop.askedAt() != null) {
            return new MessagePanel(Severity.UNKNOWN, text("shop.active.silent"))
                    .say(text("shop.active.silent.text", TimeText.minute(shop.askedAt())));
        }
        return new MessagePanel(severity == Severity.OK ? Severity.SUCCESS : severity, text("shop.active.title"));
    }

    /** Adds what to do, if the member may do it. */
    private MessagePanel advise(MessagePanel panel, String deed, ManualStep step) {
        return keyActions.allowed() ? panel.say(text(deed)).show(step(step)) : panel;
    }

    private MessagePanel rejected(Active active) {
        MessagePanel panel = new MessagePanel(Severity.EXPIRED, text("shop.active.rejected"));
        if (active.expiresAt() != null) {
            panel.say(text("shop.active.rejected.date", TimeText.second(active.expiresAt())));
        }
        if (!keyActions.allowed()) {
            return panel;
        }
        return panel.say(text("shop.causes"))
                .show(new CauseList()
                        .cause(text("shop.active.rejected.stopped"), step(ManualStep.OPEN_THE_KEYS))
                        .cause(text("shop.active.rejected.newer"), step(ManualStep.ISSUE_A_KEY))
                        .cause(text("shop.active.rejected.functions"), step(ManualStep.OPEN_THE_FUNCTIONS)));
    }

    private Facts facts(Active active) {
        Facts facts = new Facts();
        Span expiry = new Span(
                active.expiresAt() == null
                        ? text("shop.active.undated")
                        : text(
                                active.enteredByHand() ? "shop.active.expiry.by-hand" : "shop.active.expiry",
                                TimeText.second(active.expiresAt())));
        expiry.addClassName("kb-expiry");
        facts.fact(text("shop.fact.state"), new Span(KeyBadges.badge(parent, KeyStatus.of(shop, now)), expiry));
        shop.mall()
                .ends()
                .forEach(end -> active.ends().stream()
                        .filter(reading -> reading.end().equals(end.name()))
                        .forEach(reading -> facts.fact(
                                end.label().apply(UI.getCurrent().getLocale()), TimeText.second(reading.at()))));
        facts.fact(text("shop.fact.tail"), mono(active.lastFour()));
        if (shop.askedAt() != null) {
            long age = shop.daysUnconfirmed(now);
            String askedAt = TimeText.minute(shop.askedAt());
            facts.fact(text("shop.fact.asked"), age == 0 ? askedAt : text("shop.fact.asked.aged", askedAt, age));
        }
        if (shop.unreachableSince() != null) {
            facts.fact(text("shop.fact.silent"), text("shop.fact.since", TimeText.minute(shop.unreachableSince())));
        }
        if (shop.nextAsk() != null) {
            facts.fact(text("shop.fact.next"), TimeText.minute(shop.nextAsk()));
        }
        return facts;
    }

    private MessagePanel notAccepted(String lastFour, Instant endedAt) {
        MessagePanel panel = keyActions.tell(
                new MessagePanel(Severity.EXPIRED, text("shop.refused.title")),
                text("shop.refused.text", lastFour, TimeText.minute(endedAt)));
        if (!keyActions.allowed()) {
            return panel;
        }
        return panel.say(text("shop.causes"))
                .show(new CauseList()
                        .cause(text("shop.cause.typed"), step(ManualStep.PASTE_THE_KEY))
                        .cause(text("shop.cause.register"), step(ManualStep.SWITCH_FUNCTIONS_ON))
                        .cause(text("shop.cause.pair"), step(ManualStep.COPY_THE_SERVICE_SECRET)));
    }
}

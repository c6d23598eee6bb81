package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopOrders.Fetched;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.key.KeyRecord;

/** Builds the panels beside the field of a renewal, for each stage of the renewal. */
final class RenewPanels {

    private final Component parent;
    private final KeyActions keyActions;
    private final MemberId member;
    private final Function<MemberId, String> names;

    RenewPanels(Component parent, KeyActions keyActions, MemberId member, Function<MemberId, String> names) {
        this.parent = parent;
        this.keyActions = keyActions;
        this.member = member;
        this.names = names;
    }

    /** Returns the key in use, on one line. */
    Facts current(ShopStatus shop, Instant now) {
        Facts facts = new Facts();
        Active active = shop.active();
        if (active != null) {
            Span tail = new Span(text("shop.tail", active.lastFour()));
            tail.addClassName("kb-mono");
            facts.fact(text("shop.renew.current"), new Span(tail, KeyBadges.badge(parent, KeyStatus.of(shop, now))));
            if (active.expiresAt() != null) {
                facts.fact(text("shop.fact.expiry"), TimeText.weekdaySecond(active.expiresAt()));
            }
        }
        return facts;
    }

    List<Component> waiting(ShopStatus shop, Waiting key, Optional<Fetched> orders, Instant now) {
        List<Component> panels = new ArrayList<>();
        if (!key.enteredBy().equals(member)) {
            String line = text("shop.renew.by-other", names.apply(key.enteredBy()), TimeText.minute(key.enteredAt()));
            panels.add(MessagePanel.line(Severity.INFO, line));
        }
        new WaitingPanel(parent, shop, keyActions, now).with(orders).panel().ifPresent(panels::add);
        return panels;
    }

    /** Returns the panels before a key is pasted: the refusal of the last key, and whether the key in use works. */
    List<Component> paste(ShopStatus shop, Instant now) {
        List<Component> panels = new ArrayList<>();
        new ActivePanel(parent, shop, keyActions, now).refusal().ifPresent(panels::add);
        if (shop.active() == null) {
            panels.add(MessagePanel.line(Severity.URGENT, text("shop.renew.no-key"))
                    .offer(new Anchor("shops/" + shop.shop(), text("shop.renew.to-shop"))));
        } else {
            String trouble = WaitingPanel.trouble(shop.active(), now);
            panels.add(
                    trouble == null
                            ? MessagePanel.line(Severity.INFO, noHurry(shop.active()))
                            : MessagePanel.line(Severity.EXPIRED, text(trouble)));
        }
        return panels;
    }

    /** Returns a text for a working key in use: there is no hurry, and when the key ends. */
    private String noHurry(Active active) {
        return active.expiresAt() == null
                ? text("shop.renew.calm")
                : text("shop.renew.calm") + text("shop.renew.calm.end", TimeText.weekdaySecond(active.expiresAt()));
    }

    /**
     * @param old the key that was in use before; empty if there was none or it has expired
     * @param again a button for entering another key
     */
    MessagePanel done(Active active, Optional<Fetched> orders, Optional<KeyRecord> old, Component again) {
        Severity severity = active.lack().orders() ? Severity.EXPIRED : Severity.SUCCESS;
        MessagePanel panel = new MessagePanel(severity, text("shop.renew.done"));
        panel.say(doneSentence(active));
        LackWords.ofOrders(parent, active.lack(), panel, keyActions);
        LackWords.ofOwner(parent, active.lack(), panel);
        Facts facts = new Facts()
                .fact(text("shop.fact.tail"), KeyPanel.mono(active.lastFour()))
                .fact(text("shop.history.active"), TimeText.minute(active.activeFrom()));
        orders.ifPresent(fetched -> {
            if (!active.lack().orders()) {
                panel.say(text(progress(fetched, active)));
            }
            OrderFacts.add(parent, facts, fetched);
        });
        panel.show(facts);
        old.ifPresent(key -> panel.say(oldSentence(key)).show(KeyPanel.step(parent, ManualStep.OPEN_THE_KEYS)));
        Anchor home = new Anchor("", text("shop.renew.home"));
        home.addClassName("kb-button-link");
        return panel.offer(home, again);
    }

    private String oldSentence(KeyRecord old) {
        return old.expiresAt() == null || old.rejectedSince() != null
                ? text("shop.renew.done.old")
                : text("shop.renew.done.old.until", TimeText.weekdaySecond(old.expiresAt()));
    }

    /** Returns the key of a sentence about orders. It says that orders come only once a fetch with this key has succeeded. */
    private static String progress(Fetched orders, Active active) {
        if (isComplete(orders, active)) {
            return "shop.orders.whole";
        }
        boolean fetchedWithKey = orders.at() != null && !orders.at().isBefore(active.activeFrom());
        return fetchedWithKey ? "shop.orders.coming" : "shop.orders.first";
    }

    /** Whether all orders up to the takeover are stored. */
    private static boolean isComplete(Fetched orders, Active active) {
        return orders.completeUntil() != null && !orders.completeUntil().isBefore(active.activeFrom());
    }

    String doneSentence(Active active) {
        return active.expiresAt() == null
                ? text(undated(active))
                : text("shop.renew.done.date", TimeText.weekdaySecond(active.expiresAt()));
    }

    /** Returns the key of the sentence about a key in use whose date isn't known. */
    static String undated(Active active) {
        return active.functionOff() ? "shop.renew.done.function-off" : "shop.renew.done.undated";
    }

    private String text(String key, Object... arguments) {
        return parent.getTranslation(key, arguments);
    }
}

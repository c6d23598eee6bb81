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
import jp.kagiban.manual.ManualStep;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopOrders.Fetched;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import org.jspecify.annotations.Nullable;

/** The panels beside the field of a renewal, for each of its stages. */
final class RenewPanels {

    private final Component words;
    private final KeyActions deeds;
    private final MemberId member;
    private final Function<MemberId, String> names;

    RenewPanels(Component words, KeyActions deeds, MemberId member, Function<MemberId, String> names) {
        this.words = words;
        this.deeds = deeds;
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
            facts.fact(text("shop.renew.current"), new Span(tail, KeyBadges.badge(words, KeyStatus.of(shop, now))));
            if (active.expiresAt() != null) {
                facts.fact(text("shop.fact.expiry"), KeyPanel.weekday(active.expiresAt()));
            }
        }
        return facts;
    }

    List<Component> waiting(ShopStatus shop, Waiting key, Optional<Fetched> orders, Instant now) {
        List<Component> panels = new ArrayList<>();
        if (!key.enteredBy().equals(member)) {
            String line = text("shop.renew.by-other", names.apply(key.enteredBy()), Jst.minute(key.enteredAt()));
            panels.add(MessagePanel.line(Severity.WAIT, line));
        }
        new WaitingPanel(words, shop, deeds, now).with(orders).panel().ifPresent(panels::add);
        return panels;
    }

    /** Returns the panels before a key is pasted: what the key in use does meanwhile, and the result of the last attempt. */
    List<Component> paste(ShopStatus shop, Instant now) {
        List<Component> panels = new ArrayList<>();
        new ActivePanel(words, shop, deeds, now).refusal().ifPresent(panels::add);
        if (shop.active() == null) {
            panels.add(MessagePanel.line(Severity.URGENT, text("shop.renew.no-key"))
                    .offer(new Anchor("shops/" + shop.shop(), text("shop.renew.to-shop"))));
        } else {
            String trouble = WaitingPanel.trouble(shop.active(), now);
            panels.add(
                    trouble == null
                            ? MessagePanel.line(Severity.INFO, calm(shop.active()))
                            : MessagePanel.line(Severity.EXPIRED, text(trouble)));
        }
        return panels;
    }

    /** Says that there is no hurry while a key is in use, and when that key ends. */
    private String calm(Active active) {
        return active.expiresAt() == null
                ? text("shop.renew.calm")
                : text("shop.renew.calm") + text("shop.renew.calm.end", KeyPanel.weekday(active.expiresAt()));
    }

    /** @param again the way to enter yet another key */
    MessagePanel done(Active active, Optional<Fetched> orders, Component again) {
        Severity severity = active.lack().orders() ? Severity.EXPIRED : Severity.SUCCESS;
        MessagePanel panel = new MessagePanel(severity, text("shop.renew.done"));
        panel.say(doneSentence(active.expiresAt()));
        LackWords.ofOrders(words, active.lack(), panel);
        LackWords.ofOwner(words, active.lack(), panel);
        Facts facts = new Facts()
                .fact(text("shop.fact.tail"), KeyPanel.mono(active.lastFour()))
                .fact(text("shop.history.active"), Jst.minute(active.activeFrom()));
        orders.ifPresent(fetched -> {
            if (!active.lack().orders()) {
                panel.say(text(progress(fetched, active)));
            }
            OrderFacts.add(words, facts, fetched, active.enteredAt());
        });
        panel.show(facts);
        panel.say(text("shop.renew.done.old")).show(KeyPanel.step(words, ManualStep.OPEN_THE_KEYS));
        Anchor home = new Anchor("", text("shop.renew.home"));
        home.addClassName("kb-button-link");
        return panel.offer(home, again);
    }

    /** Says that orders come only after orders have come with this key. */
    private static String progress(Fetched orders, Active active) {
        if (whole(orders, active)) {
            return "shop.orders.whole";
        }
        boolean came = orders.at() != null && !orders.at().isBefore(active.activeFrom());
        return came ? "shop.orders.coming" : "shop.orders.first";
    }

    /** Whether all orders from before the takeover are stored. */
    private static boolean whole(Fetched orders, Active active) {
        return orders.completeUntil() != null && !orders.completeUntil().isBefore(active.activeFrom());
    }

    String doneSentence(@Nullable Instant expiresAt) {
        return expiresAt == null
                ? text("shop.renew.done.undated")
                : text("shop.renew.done.date", KeyPanel.weekday(expiresAt));
    }

    private String text(String key, Object... arguments) {
        return words.getTranslation(key, arguments);
    }
}

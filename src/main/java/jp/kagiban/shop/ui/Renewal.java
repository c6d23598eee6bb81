package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kagiban.kit.KeptFocus;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.mall.Mall;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.manual.Walk;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopOrders.Fetched;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyInput;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRecord.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * Shows the current state of a renewal: the field, the wait for the mall, or the result. Redraws after changes by jobs
 * and other members.
 */
final class Renewal extends Section {

    /** A newly opened page still shows the result of a renewal that ended within this time. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final ShopId shop;
    private final ShopStatuses statuses;
    private final ShopRecords records;
    private final ShopOrders orders;
    private final KeyActions keyActions;
    private final RenewPanels parts;
    private final StepRail rail;
    private final Clock clock;
    private final Div current = new Div();
    private final Div message = new Div();
    private final Div panels = new Div();
    private final RenewForm form;
    private @Nullable Shown shown;
    private @Nullable GenerationId followed;
    private StepRail.Step next = StepRail.Step.ISSUE;
    private boolean announced;
    private boolean again;

    /** @param minute the current minute if orders are shown; otherwise constant */
    private record Shown(Optional<ShopMoment> moment, Optional<Fetched> orders, Instant minute, boolean lately) {}

    Renewal(
            ShopId shop,
            ShopStatuses statuses,
            ShopRecords records,
            ShopOrders orders,
            KeyActions keyActions,
            MemberId member,
            Function<MemberId, String> names,
            StepRail rail,
            Anchor rms,
            Clock clock) {
        this.shop = shop;
        this.statuses = statuses;
        this.records = records;
        this.orders = orders;
        this.keyActions = keyActions;
        this.parts = new RenewPanels(this, keyActions, member, names);
        this.form = new RenewForm(links(rms), this::entered, this::prove, keyActions.proofLine());
        this.rail = rail;
        this.clock = clock;
        addClassName("kb-section");
        KeptFocus.in(panels);
        add(current, message, panels, form);
    }

    private Div links(Anchor rms) {
        rms.getElement().addEventListener("click", _ -> markIssued());
        Anchor how = new Anchor(
                Manual.walk(Walk.RENEW, shop, ManualStep.OPEN_THE_KEYS.number()), getTranslation("shop.renew.how"));
        how.addClassName("kb-renew-how");
        Div links = new Div(rms, how);
        links.addClassName("kb-renew-ways");
        return links;
    }

    /** Marks the first step as done, because the member is about to issue a key or has one. */
    private void markIssued() {
        if (next == StepRail.Step.ISSUE) {
            next = StepRail.Step.PASTE;
            rail.show(next);
        }
    }

    /** Marks the first step as done if what was entered is in the mall's format. */
    private void entered(String typed) {
        String key = KeyInput.mend(typed).text();
        if (!key.isEmpty()
                && statuses.of(shop).map(state -> inFormat(state.mall(), key)).orElse(false)) {
            markIssued();
        }
    }

    private boolean inFormat(Mall mall, String key) {
        return records.details(shop).map(ShopDetails::family).stream()
                .allMatch(family -> mall.inspect(family, Map.of(family.key().name(), key), null)
                        .isEmpty());
    }

    Instant draw() {
        Instant now = clock.instant();
        Optional<ShopStatus> status = statuses.of(shop);
        Optional<Fetched> fetched = status.flatMap(this::fetched);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Shown latest = new Shown(
                status.map(state -> ShopMoment.of(state, now)),
                fetched,
                fetched.isPresent() ? minute : Instant.EPOCH,
                changedLately(status.map(ShopStatus::active).orElse(null), now));
        if (!latest.equals(shown)) {
            shown = latest;
            status.ifPresent(state -> show(state, fetched, now));
        }
        Instant next = NextLook.after(now, status.stream().toList());
        Instant nextMinute = minute.plus(1, ChronoUnit.MINUTES);
        return fetched.isPresent() && nextMinute.isBefore(next) ? nextMinute : next;
    }

    /** Returns the progress of orders, counted since the intake stopped for the key that waits or has taken over. */
    private Optional<Fetched> fetched(ShopStatus state) {
        Waiting waiting = state.waiting();
        Active active = state.active();
        if (waiting != null) {
            return orders.of(shop, stopped(waiting.generation(), waiting.enteredAt()));
        }
        return active != null && active.replacedAnother()
                ? orders.of(shop, stopped(active.generation(), active.enteredAt()))
                : Optional.empty();
    }

    /** Returns the entry of a key, or an earlier time at which the key in use before it ended. */
    private Instant stopped(GenerationId key, Instant entered) {
        return usedBefore(key)
                .flatMap(before -> Stream.of(before.expiresAt(), before.rejectedSince())
                        .filter(Objects::nonNull)
                        .filter(entered::isAfter)
                        .min(Comparator.naturalOrder()))
                .orElse(entered);
    }

    private boolean isExpired(KeyRecord key) {
        return key.expiresAt() != null && new Expiry(key.expiresAt()).passed(clock.instant());
    }

    /** Returns the key that was in use before this one. */
    private Optional<KeyRecord> usedBefore(GenerationId key) {
        return records.history(shop).stream()
                .dropWhile(record -> !record.generation().equals(key))
                .skip(1)
                .filter(record -> record.activeFrom() != null)
                .findFirst();
    }

    private void show(ShopStatus state, Optional<Fetched> fetched, Instant now) {
        current.removeAll();
        current.add(new H2(state.name()), parts.current(state, now));
        panels.removeAll();
        Waiting waiting = state.waiting();
        if (waiting != null) {
            followed = waiting.generation();
            announced = false;
            again = false;
            next = StepRail.Step.ISSUE;
            rail.show(waiting.isUnusable() ? StepRail.Step.ISSUE : StepRail.Step.WAIT);
            showForm(false);
            parts.waiting(state, waiting, fetched, now).forEach(panels::add);
            return;
        }
        Active active = state.active();
        boolean followedHere = active != null && active.generation().equals(followed);
        boolean done = !again && (followedHere || changedLately(active, now));
        showForm(active != null && !done);
        rail.show(done ? StepRail.Step.DONE : next);
        if (active != null && done) {
            showDone(active, fetched, followedHere);
        } else {
            parts.paste(state, now).forEach(panels::add);
        }
    }

    private static boolean changedLately(@Nullable Active active, Instant now) {
        return active != null
                && active.replacedAnother()
                && active.activeFrom().plus(JUST_NOW).isAfter(now);
    }

    private Button againButton() {
        Button button = new Button(getTranslation("shop.renew.again"), _ -> {
            again = true;
            shown = null;
            draw();
            form.focus();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Removes the form instead of hiding it, since a hidden field would keep the typed key in the browser. */
    private void showForm(boolean visible) {
        if (visible) {
            add(form);
        } else {
            remove(form);
        }
    }

    private void showDone(Active active, Optional<Fetched> fetched, boolean followedHere) {
        Optional<KeyRecord> old = usedBefore(active.generation())
                .filter(key -> key.endReason() != EndReason.CORRECTED)
                .filter(Predicate.not(this::isExpired));
        panels.add(parts.done(active, fetched, old, againButton()));
        if (followedHere && !announced) {
            announced = true;
            message.removeAll();
            StatusLine.say(this, parts.doneSentence(active));
        }
    }

    private void prove() {
        keyActions.afterProof(this::register);
    }

    private void register() {
        message.removeAll();
        switch (keyActions.renew(form.key(), form.accepted())) {
            case Saving.Saved saved -> registered(saved.mended());
            case Saving.Refused refused -> form.refuse(refused);
            case Saving.Overtaken _ -> draw();
            case Saving.Gone _ -> say(Severity.EXPIRED, getTranslation("shop.gone"));
        }
    }

    private void registered(List<Normalized> changes) {
        form.forget();
        changes.stream()
                .flatMap(value -> value.how().stream().sorted())
                .forEach(how -> say(Severity.INFO, getTranslation("shop.mended." + Kebab.of(how))));
        draw();
        StatusLine.say(this, getTranslation("shop.saved.key"));
        KeptFocus.begin(panels);
    }

    private void say(Severity severity, String sentence) {
        message.add(MessagePanel.line(severity, sentence));
    }
}

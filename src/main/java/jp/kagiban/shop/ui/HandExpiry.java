package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.kit.DayPicker;
import jp.kagiban.kit.EnterKey;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.UnsavedInput;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.KeyEnd;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatuses;
import org.jspecify.annotations.Nullable;

/** Lets the member enter an end of the key that the mall doesn't tell; hidden if the mall tells all. */
final class HandExpiry extends Section {

    private final ShopId shop;
    private final ShopStatuses statuses;
    private final KeyActions deeds;
    private final Clock clock;
    private final DayPicker day = new DayPicker(getTranslation("shop.hand.day"));
    private final UnsavedInput input = new UnsavedInput(this);
    private final Button save = new Button(getTranslation("shop.hand.save"), _ -> save());
    private @Nullable Untold shown;

    HandExpiry(ShopId shop, ShopStatuses statuses, KeyActions deeds, Clock clock) {
        this.shop = shop;
        this.statuses = statuses;
        this.deeds = deeds;
        this.clock = clock;
        addClassName("kb-section");
        day.setManualValidation(true);
        input.watch(day);
        day.addValueChangeListener(_ -> FieldError.clear(day));
        day.setHelperText(getTranslation("shop.hand.help"));
        EnterKey.presses(save, day);
        Div buttons = new Div(save);
        buttons.addClassName("kb-actions");
        Div form = new Div(day, buttons);
        form.addClassName("kb-form");
        add(form);
        setVisible(false);
    }

    Instant draw() {
        Optional<ShopStatus> status = statuses.of(shop);
        Untold untold = status.flatMap(Untold::of).orElse(null);
        setVisible(untold != null && deeds.allowed());
        if (!Objects.equals(untold, shown)) {
            day.setValue(untold == null || untold.typed() == null ? null : Jst.day(untold.typed()));
            input.saved();
        }
        boolean renewalComesFirst = status.map(
                        held -> KeyStatus.of(held, clock.instant()).asksForRenewal())
                .orElse(false);
        save.setThemeVariant(ButtonVariant.PRIMARY, untold != null && untold.typed() == null && !renewalComesFirst);
        shown = untold;
        return NextLook.after(clock.instant(), status.stream().toList());
    }

    private void save() {
        LocalDate entered = day.getValue();
        Untold untold = shown;
        if (untold == null) {
            return;
        }
        if (entered == null) {
            refuse("shop.hand.empty");
            return;
        }
        switch (deeds.enterExpiry(untold.generation(), untold.end(), entered)) {
            case STORED -> stored();
            case PAST -> refuse("shop.hand.past");
            case TOO_FAR -> refuse("shop.hand.too-far");
            case NOT_NEEDED -> refuse("shop.hand.not-needed");
        }
    }

    private void stored() {
        FieldError.clear(day);
        input.saved();
        draw();
        StatusLine.say(this, getTranslation("shop.hand.stored"));
    }

    private void refuse(String key) {
        day.refuse(getTranslation(key));
    }

    /**
     * An end of the key in use that a member enters, since the mall doesn't tell it.
     *
     * @param end the name of the {@link KeyEnd}
     * @param typed the last entered date, or null
     */
    private record Untold(
            GenerationId generation, String end, @Nullable Instant typed) {

        /** Empty if the mall tells all ends. */
        static Optional<Untold> of(ShopStatus shop) {
            return Optional.ofNullable(shop.active())
                    .flatMap(active -> of(active, shop.mall().ends()));
        }

        private static Optional<Untold> of(Active active, List<KeyEnd> ends) {
            return ends.size() > 1 ? ofSeveral(active, ends) : ofSingle(active, ends.getFirst());
        }

        private static Optional<Untold> ofSingle(Active active, KeyEnd end) {
            boolean told = active.expiresAt() != null && !active.enteredByHand();
            return told
                    ? Optional.empty()
                    : Optional.of(new Untold(active.generation(), end.name(), active.expiresAt()));
        }

        private static Optional<Untold> ofSeveral(Active active, List<KeyEnd> ends) {
            return ends.stream()
                    .filter(end -> end.source() == ExpiryReading.Source.TYPED)
                    .findFirst()
                    .map(end -> new Untold(active.generation(), end.name(), typed(active, end)));
        }

        private static @Nullable Instant typed(Active active, KeyEnd end) {
            return active.ends().stream()
                    .filter(reading -> reading.end().equals(end.name()))
                    .map(ExpiryReading::at)
                    .findFirst()
                    .orElse(null);
        }
    }
}

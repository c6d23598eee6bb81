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
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.DayPicker;
import jp.kagiban.kit.form.EnterKey;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.UnsavedInput;
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

/** Lets the member enter an end of the key that the mall doesn't return. Hidden if the mall returns all ends. */
final class HandExpiry extends Section {

    private final ShopId shop;
    private final ShopStatuses statuses;
    private final KeyActions keyActions;
    private final Clock clock;
    private final DayPicker day = new DayPicker(getTranslation("shop.hand.day"));
    private final UnsavedInput input = new UnsavedInput(this);
    private final Button save = new Button(getTranslation("shop.hand.save"), _ -> save());
    private @Nullable MissingEnd shown;

    HandExpiry(ShopId shop, ShopStatuses statuses, KeyActions keyActions, Clock clock) {
        this.shop = shop;
        this.statuses = statuses;
        this.keyActions = keyActions;
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
        MissingEnd missing = status.flatMap(MissingEnd::of).orElse(null);
        setVisible(missing != null && keyActions.allowed());
        if (!Objects.equals(missing, shown)) {
            day.setValue(missing == null || missing.typed() == null ? null : Jst.day(missing.typed()));
            input.saved();
        }
        boolean renewalComesFirst = status.map(
                        found -> KeyStatus.of(found, clock.instant()).asksForRenewal())
                .orElse(false);
        save.setThemeVariant(ButtonVariant.PRIMARY, missing != null && missing.typed() == null && !renewalComesFirst);
        shown = missing;
        return NextLook.after(clock.instant(), status.stream().toList());
    }

    private void save() {
        LocalDate entered = day.getValue();
        MissingEnd missing = shown;
        if (missing == null) {
            return;
        }
        if (entered == null) {
            refuse("shop.hand.empty");
            return;
        }
        switch (keyActions.enterExpiry(missing.generation(), missing.end(), entered)) {
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
     * An end of the key in use that the mall doesn't return, and that a member can enter.
     *
     * @param end the name of the {@link KeyEnd}
     * @param typed the last entered date, or null
     */
    private record MissingEnd(
            GenerationId generation, String end, @Nullable Instant typed) {

        /** Empty if the mall returns all ends. */
        static Optional<MissingEnd> of(ShopStatus shop) {
            return Optional.ofNullable(shop.active())
                    .flatMap(active -> of(active, shop.mall().ends()));
        }

        private static Optional<MissingEnd> of(Active active, List<KeyEnd> ends) {
            return ends.size() > 1 ? ofSeveral(active, ends) : ofSingle(active, ends.getFirst());
        }

        private static Optional<MissingEnd> ofSingle(Active active, KeyEnd end) {
            boolean returned = active.expiresAt() != null && !active.enteredByHand();
            return returned
                    ? Optional.empty()
                    : Optional.of(new MissingEnd(active.generation(), end.name(), active.expiresAt()));
        }

        private static Optional<MissingEnd> ofSeveral(Active active, List<KeyEnd> ends) {
            return ends.stream()
                    .filter(end -> end.source() == ExpiryReading.Source.TYPED)
                    .findFirst()
                    .map(end -> new MissingEnd(active.generation(), end.name(), typed(active, end)));
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

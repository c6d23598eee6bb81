package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStanding;
import jp.kagiban.shop.ShopStanding.Active;
import jp.kagiban.shop.ShopStandings;
import org.jspecify.annotations.Nullable;

/** Takes the expiry from the member where RMS doesn't tell it; else it isn't there. */
final class HandExpiry extends Section {

    private final UUID shop;
    private final ShopStandings standings;
    private final KeyDeeds deeds;
    private final Clock clock;
    private final DatePicker day = new DatePicker(getTranslation("shop.hand.day"));
    private @Nullable Active shown;

    HandExpiry(UUID shop, ShopStandings standings, KeyDeeds deeds, Clock clock) {
        this.shop = shop;
        this.standings = standings;
        this.deeds = deeds;
        this.clock = clock;
        addClassName("kb-section");
        day.setI18n(calendar());
        day.setManualValidation(true);
        day.setHelperText(getTranslation("shop.hand.help"));
        Div buttons = new Div(new Button(getTranslation("shop.hand.save"), _ -> save()));
        buttons.addClassName("kb-actions");
        Div form = new Div(day, buttons);
        form.addClassName("kb-form");
        add(form);
        setVisible(false);
    }

    private DatePickerI18n calendar() {
        return new DatePickerI18n()
                .setDateFormats("yyyy/MM/dd", "yyyy-MM-dd", "yyyy/M/d")
                .setFirstDayOfWeek(0)
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE))
                .setToday(getTranslation("shop.hand.today"))
                .setCancel(getTranslation("kit.cancel"));
    }

    private List<String> weekdays(TextStyle style) {
        return Stream.iterate(DayOfWeek.SUNDAY, weekday -> weekday.plus(1))
                .limit(7)
                .map(weekday -> weekday.getDisplayName(style, getLocale()))
                .toList();
    }

    Instant draw() {
        Optional<ShopStanding> standing = standings.of(shop);
        Active undated = standing.map(ShopStanding::active)
                .filter(active -> active.expiresAt() == null || active.enteredByHand())
                .orElse(null);
        setVisible(undated != null && deeds.allowed());
        if (undated != null && !undated.equals(shown)) {
            day.setValue(undated.expiresAt() == null ? null : Jst.day(undated.expiresAt()));
        }
        shown = undated;
        return NextLook.after(clock.instant(), standing.stream().toList());
    }

    private void save() {
        LocalDate entered = day.getValue();
        Active key = shown;
        if (key == null) {
            return;
        }
        if (entered == null) {
            refuse("shop.hand.empty");
            return;
        }
        switch (deeds.enterExpiry(key.generation(), entered)) {
            case STORED -> stored();
            case PAST -> refuse("shop.hand.past");
            case TOO_FAR -> refuse("shop.hand.too-far");
            case NOT_NEEDED -> refuse("shop.hand.not-needed");
        }
    }

    private void stored() {
        day.setInvalid(false);
        draw();
        StatusLine.say(this, getTranslation("shop.hand.stored"));
    }

    private void refuse(String key) {
        day.setErrorMessage(getTranslation(key));
        day.setInvalid(true);
        day.focus();
    }
}

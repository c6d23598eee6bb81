package jp.kagiban.kit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field for one day. It shows 2027/01/31 and also takes 20270131, 2027-1-31, 2027.1.31 and 2027年1月31日, in full-width digits
 * too. What it can't read it refuses with a sentence that names the form: it is never taken for an empty field.
 */
public final class DayPicker extends DatePicker {

    public DayPicker(String label) {
        super(label);
        setI18n(calendar());
        setFallbackParser(this::read);
    }

    private DatePickerI18n calendar() {
        return new DatePickerI18n()
                .setDateFormats("yyyy/MM/dd", "yyyy-MM-dd")
                .setFirstDayOfWeek(0)
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE))
                .setToday(getTranslation("kit.day.today"))
                .setCancel(getTranslation("kit.cancel"))
                .setBadInputErrorMessage(unreadable());
    }

    private List<String> weekdays(TextStyle style) {
        return Stream.iterate(DayOfWeek.SUNDAY, weekday -> weekday.plus(1))
                .limit(7)
                .map(weekday -> weekday.getDisplayName(style, getLocale()))
                .toList();
    }

    private Result<LocalDate> read(String typed) {
        return DayText.read(typed).map(Result::ok).orElseGet(() -> Result.error(unreadable()));
    }

    /** What is said of a text that is no day. */
    private String unreadable() {
        return getTranslation("kit.day.unreadable");
    }

    /**
     * Whether something stands there that is no day. A form that validates by hand must ask: the field's value is null then.
     */
    public boolean isUnreadable() {
        return isInputUnparsable();
    }

    /** Refuses what stands there until it changes: the sentence about the form where it can't be read, else this one. */
    public void refuse(String sentence) {
        FieldError.say(this, isUnreadable() ? unreadable() : sentence);
        focus();
    }
}

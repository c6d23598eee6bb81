package jp.kagiban.kit.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kagiban.kit.Script;
import org.jspecify.annotations.Nullable;

/**
 * A field for one day. It shows 2027/01/31 and also accepts 20270131, 2027-1-31, 2027.1.31 and 2027年1月31日, even in
 * full-width digits. It refuses unreadable text with a sentence that shows the format, and never treats such text as an
 * empty field. The heading of its calendar follows the language of the page, such as 2027年1月.
 */
public final class DayPicker extends DatePicker {

    /**
     * Sets the heading of the calendar. Vaadin's own heading is the month and then the year in every language, and Java
     * can't change it.
     */
    private static final String HEADING = """
            const connector = this.$connector;
            const update = connector.updateI18n;
            const formatTitle = (month, year) => $0.replace('%Y', year).replace('%M', month);
            connector.updateI18n = (locale, words) => update(locale, { ...words, formatTitle });
            """;

    private @Nullable Supplier<LocalDate> today;

    public DayPicker(String label) {
        super(label);
        setI18n(calendar());
        setFallbackParser(this::read);
        addAttachListener(_ -> Script.run(this, HEADING, getTranslation("kit.day.heading", "%Y", "%M")));
    }

    /**
     * Accepts 11/20 too, as the last such day in the past. Only for filters of past events; elsewhere no year is
     * guessed.
     *
     * @param now returns today's date in Tokyo
     */
    public DayPicker ofThePast(Supplier<LocalDate> now) {
        today = now;
        return this;
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
        return DayText.read(typed)
                .or(() -> readLast(typed))
                .map(Result::ok)
                .orElseGet(() -> Result.error(unreadable()));
    }

    private Optional<LocalDate> readLast(String typed) {
        return today == null ? Optional.empty() : DayText.readLast(typed, today.get());
    }

    /** Returns the sentence for a text that is no day. */
    private String unreadable() {
        return getTranslation("kit.day.unreadable");
    }

    /**
     * Returns whether the field contains text that is no day. The field's value is null then, so a form that validates
     * by hand must check this too.
     */
    public boolean isUnreadable() {
        return isInputUnparsable();
    }

    /**
     * Refuses the field's content until it changes. Shows the sentence about the format if the content is unreadable,
     * and otherwise this sentence.
     */
    public void refuse(String sentence) {
        FieldError.say(this, isUnreadable() ? unreadable() : sentence);
        focus();
    }
}

package jp.kagiban.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ViewPackages(classes = {})
class DayPickerTest extends BrowserlessTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027/01/31",
                "2027/1/31",
                "20270131",
                "2027-01-31",
                "2027.1.31",
                "2027年1月31日",
                " ２０２７／０１／３１ ",
                "２０２７ー１ー３１"
            })
    void theWaysToWriteADayAreTaken(String typed) {
        assertThat(DayText.read(typed)).contains(DAY);
        assertThat(read(typed)).isEqualTo(DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/31", "27/01/31", "2026/02/30", "あした", "令和9年1月31日", "2027/01/31 から", "202701"})
    void unreadableDateIsRefused(String typed) {
        assertThat(DayText.read(typed)).isEmpty();
        assertThat(picker().getFallbackParser().apply(typed).getMessage()).contains("日付は 2027/01/31 の形で入力してください。");
    }

    @ParameterizedTest
    @CsvSource({"1/31,2027-01-31", "11/20,2026-11-20", "１１月２０日,2026-11-20", "2/29,2024-02-29", "2-1,2026-02-01"})
    void ofAPastDayTheYearMayBeLeftOut(String typed, LocalDate day) {
        assertThat(picker().ofThePast(() -> DAY)
                        .getFallbackParser()
                        .apply(typed)
                        .getOrThrow(AssertionError::new))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/1", "2/30", "11", "11/20 から"})
    void ofAPastDayNoOtherFormIsTaken(String typed) {
        assertThat(picker().ofThePast(() -> DAY)
                        .getFallbackParser()
                        .apply(typed)
                        .isError())
                .isTrue();
    }

    @Test
    void whatIsRefusedSaysWhy() {
        DayPicker picker = picker();
        picker.refuse("過ぎた日付です。");
        assertThat(picker.isInvalid()).isTrue();
        assertThat(picker.getErrorMessage()).isEqualTo("過ぎた日付です。");
        assertThat(picker.isUnreadable()).isFalse();
    }

    private static LocalDate read(String typed) {
        return picker().getFallbackParser().apply(typed).getOrThrow(AssertionError::new);
    }

    private static DayPicker picker() {
        DayPicker picker = new DayPicker("日");
        UI.getCurrent().add(picker);
        return picker;
    }
}

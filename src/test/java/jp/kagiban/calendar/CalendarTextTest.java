package jp.kagiban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.kagiban.calendar.CalendarText.Sheet;
import jp.kagiban.calendar.KeyDates.KeyDate;
import jp.kagiban.calendar.Stamps.Stamp;
import jp.kagiban.calendar.Stamps.StampedDate;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ical4j has written, biweekly reads. */
class CalendarTextTest {

    private static final ShopId SHOP = ShopId.of("01939393-0000-7000-8000-000000000001");
    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");
    private static final Instant CHANGED = Instant.parse("2026-11-25T01:42:00Z");
    private static final URI PORTAL = URI.create("https://kagiban.example.jp/");

    private final CalendarText text =
            new CalendarText(new DefaultI18NProvider(List.of(Locale.JAPANESE, Locale.ENGLISH)));

    private String write(String name, Instant end, Locale language) {
        StampedDate date = new StampedDate(new KeyDate(SHOP, name, end), new Stamp(3, CHANGED));
        return text.write(new Sheet("山田商店", List.of(date), List.of(30, 7, 1, 0), PORTAL), language);
    }

    private String write(String name) {
        return write(name, END, Locale.JAPANESE);
    }

    private static VEvent event(String written) {
        List<ICalendar> calendars = Biweekly.parse(written).all();
        assertThat(calendars).hasSize(1);
        assertThat(calendars.getFirst().getEvents()).hasSize(1);
        return calendars.getFirst().getEvents().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-23T14:59:59Z, 20270223, 20270224",
        "2027-02-23T15:00:00Z, 20270224, 20270225",
        "2027-12-31T14:59:59Z, 20271231, 20280101",
        "2028-02-29T03:00:00Z, 20280229, 20280301"
    })
    void theEventIsTheWholeDayInTokyo(Instant end, String first, String next) {
        assertThat(write("本店", end, Locale.JAPANESE))
                .contains("DTSTART;VALUE=DATE:" + first + "\r\n", "DTEND;VALUE=DATE:" + next + "\r\n")
                .doesNotContain("TZID", "VTIMEZONE");
        assertThat(event(write("本店", end, Locale.JAPANESE))
                        .getDateStart()
                        .getValue()
                        .hasTime())
                .isFalse();
    }

    @Test
    void itSaysWhoseKeyEndsWhenAndWhere() {
        VEvent event = event(write("本店"));
        assertThat(event.getSummary().getValue()).isEqualTo("本店のライセンスキーの有効期限");
        assertThat(event.getDescription().getValue())
                .isEqualTo("有効期限：2027/02/23（火） 23:59:59（日本時間）\n店舗の画面：https://kagiban.example.jp/shops/" + SHOP);
        assertThat(event.getUrl().getValue()).isEqualTo("https://kagiban.example.jp/shops/" + SHOP);
        assertThat(event.getTransparency().isTransparent()).isTrue();
    }

    @Test
    void itSaysSoInEnglishToo() {
        VEvent event = event(write("Main shop", END, Locale.ENGLISH));
        assertThat(event.getSummary().getValue()).isEqualTo("Licence key of Main shop expires");
        assertThat(event.getDescription().getValue()).startsWith("Expiry: Tue, 23 Feb 2027, 23:59:59 (Japan time)\n");
    }

    @Test
    void anotherDateOfAShopIsTheSameEvent() {
        Instant later = Instant.parse("2027-05-24T14:59:59Z");
        assertThat(event(write("本店")).getUid().getValue())
                .isEqualTo(event(write("新店", later, Locale.ENGLISH)).getUid().getValue())
                .isEqualTo("expiry-" + SHOP + "@kagiban.example.jp");
    }

    @Test
    void itTellsHowNewItIs() {
        VEvent event = event(write("本店"));
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getLastModified().getValue()).hasSameTimeAs("2026-11-25T01:42:00Z");
        assertThat(event.getDateTimeStamp().getValue()).hasSameTimeAs("2026-11-25T01:42:00Z");
    }

    /** The text counts from the day's midnight, where the calendar is. */
    @Test
    void itRemindsAtNineOnEachDay() {
        assertThat(event(write("本店")).getAlarms())
                .extracting(alarm -> alarm.getTrigger().getDuration().toString())
                .containsExactly("-P29DT15H", "-P6DT15H", "-PT15H", "PT9H");
        assertThat(event(write("本店")).getAlarms())
                .allSatisfy(alarm -> assertThat(alarm.getAction().isDisplay()).isTrue());
    }

    @Test
    void theCalendarHasANameAndAsksToBeLookedAtEverySixHours() {
        ICalendar calendar = Biweekly.parse(write("本店")).first();
        assertThat(calendar.getNames().getFirst().getValue()).isEqualTo("鍵番：山田商店");
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue()).isEqualTo("鍵番：山田商店");
        assertThat(calendar.getExperimentalProperty("X-PUBLISHED-TTL").getValue())
                .isEqualTo("PT6H");
        assertThat(calendar.getRefreshInterval().getValue().toString()).isEqualTo("PT6H");
        assertThat(calendar.getMethod().isPublish()).isTrue();
    }

    @Test
    void theOtherLibraryFindsNothingToWarnOf() {
        assertThat(Biweekly.parse(write("本店"))
                        .first()
                        .validate(ICalVersion.V2_0)
                        .toString())
                .isEmpty();
    }

    @Test
    void aCompanyWithoutADateHasAnEmptyCalendar() {
        String written = text.write(new Sheet("山田商店", List.of(), List.of(7), PORTAL), Locale.JAPANESE);
        assertThat(Biweekly.parse(written).first().getEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "#a,b;c\\d:e\"f\"#|#a,b;c\\d:e\"f\"#",
                "#a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x#|#a END:VEVENT BEGIN:VEVENT SUMMARY:x#",
                "#\\n\\N\\,#|#\\n\\N\\,#",
                "#a\u202Eb\u2066c\u200Fd#|#a b c d#",
                "#a\u0000\u0007\u0085\u2028b#|#a b#",
                "#👩\u200D👩\u200D👧#|#👩\u200D👩\u200D👧#"
            })
    void aNameStaysAName(String name, String shown) {
        assertThat(event(write(name)).getSummary().getValue()).isEqualTo(shown + "のライセンスキーの有効期限");
    }

    @ParameterizedTest
    @MethodSource("jp.kagiban.testing.OddStrings#some")
    void noNameBreaksOut(String name) {
        String written = write(name);
        assertThat(event(written).getSummary().getValue()).isEqualTo(OneLine.of(name) + "のライセンスキーの有効期限");
        assertThat(event(written).getExperimentalProperties()).isEmpty();
        assertThat(written.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(written).doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]");
    }
}

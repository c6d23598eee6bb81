package jp.kagiban.calendar;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.kagiban.calendar.KeyDates.KeyDate;
import jp.kagiban.calendar.Stamps.Stamp;
import jp.kagiban.calendar.Stamps.StampedDate;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.OneLine;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/**
 * Writes dates by RFC 5545. Each day on which a key expires is an all-day event in Tokyo, shown as free time. The same
 * dates always give the same text, so that its hash can be compared.
 */
@Component
class CalendarText {

    /** The interval at which calendars should refresh. Most calendar programs decide by themselves. */
    private static final Duration REFRESH = Duration.ofHours(6);

    /**
     * The hour of an alarm in the calendar's own time zone. An event without a time begins at midnight of that zone.
     */
    private static final int ALARM_HOUR = 9;

    private final I18NProvider words;

    CalendarText(I18NProvider words) {
        this.words = words;
    }

    String write(Sheet sheet, Locale language) {
        List<VEvent> events =
                sheet.dates().stream().map(date -> event(date, sheet, language)).toList();
        String name = words.getTranslation("calendar.name", language, OneLine.of(sheet.company()));
        return OctetLines.fold(new Calendar(head(name), new ComponentList<>(events)).toString());
    }

    private static PropertyList head(String name) {
        return new PropertyList(List.of(
                new ProdId("-//Kagiban//Kagiban//JA"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                ImmutableMethod.PUBLISH,
                new Name(name),
                new XProperty("X-WR-CALNAME", name),
                new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH),
                new XProperty("X-PUBLISHED-TTL", REFRESH.toString())));
    }

    private VEvent event(StampedDate stamped, Sheet sheet, Locale language) {
        KeyDate date = stamped.date();
        Stamp stamp = stamped.stamp();
        LocalDate day = Jst.day(date.expiresAt());
        URI shop = sheet.portal().resolve("shops/" + date.shop());
        String summary = words.getTranslation("calendar.event", language, OneLine.of(date.name()));
        String text = words.getTranslation(
                "calendar.event.text", language, Jst.weekdaySecond(date.expiresAt(), language), shop.toString());
        PropertyList properties = new PropertyList(List.of(
                new Uid("expiry-" + date.shop() + "@" + sheet.portal().getHost()),
                new DtStamp(stamp.changedAt()),
                new LastModified(stamp.changedAt()),
                new Sequence(stamp.sequence()),
                new DtStart<>(day),
                new DtEnd<>(day.plusDays(1)),
                new Summary(summary),
                new Description(text),
                new Url(shop),
                ImmutableTransp.TRANSPARENT));
        return new VEvent(
                properties,
                new ComponentList<>(sheet.alarms().stream()
                        .map(days -> alarm(days, summary))
                        .toList()));
    }

    private static VAlarm alarm(int days, String summary) {
        return new VAlarm(new PropertyList(List.of(
                new Trigger(
                        new ParameterList(List.of(Related.START)),
                        Duration.ofHours(ALARM_HOUR).minusDays(days)),
                ImmutableAction.DISPLAY,
                new Description(summary))));
    }

    /**
     * The content of a company's calendar.
     *
     * @param alarms the days before the last day on which a calendar reminds
     * @param portal the portal's own address with a slash at its end
     */
    record Sheet(String company, List<StampedDate> dates, List<Integer> alarms, URI portal) {

        Sheet {
            dates = List.copyOf(dates);
            alarms = List.copyOf(alarms);
        }
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.DayStrip;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.watch.CheckDays;
import jp.kagiban.shop.watch.CheckDays.Counts;

/** Shows how the checks of the shop's key went on each of the last 30 days. Hidden while there was none. */
final class CheckStrip extends Section {

    private final ShopId shop;
    private final ShopRecords records;
    private final Clock clock;
    private final Paragraph summary = new Paragraph();
    private final DayStrip strip = new DayStrip(getTranslation("shop.checks"));

    CheckStrip(ShopId shop, ShopRecords records, Clock clock) {
        this.shop = shop;
        this.records = records;
        this.clock = clock;
        addClassNames("kb-section", "kb-checks");
        add(new H2(getTranslation("shop.checks")), summary, strip);
    }

    Instant draw() {
        LocalDate today = Jst.today(clock);
        CheckDays checks = records.checks(shop);
        List<LocalDate> days = today.minusDays(CheckDays.DAYS - 1L)
                .datesUntil(today.plusDays(1))
                .toList();
        List<Counts> counts = days.stream().map(checks::on).toList();
        setVisible(sum(counts, Counts::all) > 0);
        summary.setText(summary(counts));
        strip.show(
                days.stream().map(day -> day(day, checks.on(day))).toList(),
                TimeText.date(days.getFirst()),
                state -> getTranslation("shop.checks.state." + Kebab.of(state)));
        return Jst.nextMidnight(clock.instant());
    }

    private String summary(List<Counts> counts) {
        int all = sum(counts, Counts::all);
        int fine = sum(counts, Counts::fine);
        return all == fine
                ? getTranslation("shop.checks.fine", all)
                : getTranslation(
                        "shop.checks.mixed", all, fine, sum(counts, Counts::failed), sum(counts, Counts::refused));
    }

    private static int sum(List<Counts> counts, ToIntFunction<Counts> part) {
        return counts.stream().mapToInt(part).sum();
    }

    private DayStrip.Day day(LocalDate day, Counts counts) {
        DayStrip.State state = state(counts);
        String text =
                getTranslation("shop.checks.day." + Kebab.of(state), counts.all(), counts.failed(), counts.refused());
        return new DayStrip.Day(state, TimeText.weekday(day) + " " + text);
    }

    private static DayStrip.State state(Counts counts) {
        if (counts.refused() > 0) {
            return DayStrip.State.BROKEN;
        }
        if (counts.failed() > 0) {
            return DayStrip.State.FAILED;
        }
        return counts.fine() > 0 ? DayStrip.State.FINE : DayStrip.State.EMPTY;
    }
}

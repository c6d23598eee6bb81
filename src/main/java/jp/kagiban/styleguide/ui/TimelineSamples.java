package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.PointerWay;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.DayStrip;
import jp.kagiban.kit.key.KeyLife;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.kit.key.KeyTimeline;
import jp.kagiban.kit.key.TimelineChoice;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import org.jspecify.annotations.Nullable;

/** Shows timelines of keys in every pattern, on a fixed day. */
final class TimelineSamples extends Div {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final KeyTimeline line = new KeyTimeline(this::show);

    TimelineSamples() {
        addClassName("kb-guide");
        add(new Sample(KeyTimeline.class.getSimpleName(), "guide.lives", new Div(line.strip(), line)));
        Div row = new Div(new Anchor("shops", getTranslation("guide.level.ok")), new PointerWay("shops"));
        row.addClassNames("kb-card", "kb-card-head");
        add(new Sample(DayStrip.class.getSimpleName(), "guide.days", days()));
        add(new Sample(PointerWay.class.getSimpleName(), "guide.way", row));
        show(TimelineChoice.START);
    }

    private DayStrip days() {
        DayStrip strip = new DayStrip(getTranslation("shop.checks"));
        List<DayStrip.State> states = List.of(DayStrip.State.values());
        strip.show(
                IntStream.range(0, 30)
                        .mapToObj(day -> states.get(day % states.size()))
                        .map(state -> new DayStrip.Day(state, stateName(state)))
                        .toList(),
                Jst.date(TODAY.minusDays(29)),
                this::stateName);
        return strip;
    }

    private String stateName(DayStrip.State state) {
        return getTranslation("shop.checks.state." + Kebab.of(state));
    }

    private void show(TimelineChoice choice) {
        line.show(
                List.of(
                        life(Severity.EXPIRED, KeyStage.EXPIRED, -2, false),
                        life(Severity.URGENT, KeyStage.WEEK, 1, false),
                        waits(KeyStage.HELD, 22, "kit.stage.held"),
                        waits(KeyStage.WAITING, 89, "guide.level.wait"),
                        life(Severity.OK, KeyStage.GOOD, 71, true),
                        life(Severity.UNKNOWN, KeyStage.UNDATED, null, false)),
                TODAY,
                choice);
    }

    private KeyLife waits(KeyStage stage, int newDays, String word) {
        return new KeyLife(
                getTranslation(word),
                "shops",
                "shops",
                Severity.QUIET,
                getTranslation("guide.level.quiet"),
                stage,
                TODAY.minusDays(60),
                TODAY.plusDays(22),
                false,
                false,
                Brief.NONE,
                new KeyLife.Next(TODAY, TODAY.plusDays(newDays), stage.severity(), getTranslation(word)));
    }

    private KeyLife life(Severity level, KeyStage stage, @Nullable Integer days, boolean byHand) {
        String word = getTranslation("guide.level." + level.level());
        return new KeyLife(
                word,
                "shops",
                "shops",
                level,
                word,
                stage,
                TODAY.minusDays(60),
                days == null ? null : TODAY.plusDays(days),
                days != null && days < 0,
                byHand,
                Brief.NONE,
                null);
    }
}

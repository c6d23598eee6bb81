package jp.kagiban.order.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.kit.KeyBadge;
import jp.kagiban.order.IntakeStanding;
import jp.kagiban.order.IntakeStandings;
import jp.kagiban.shared.Jst;

/** One line for each shop's intake, above the list of orders; each leads to the shop. */
final class IntakeLine extends Div {

    private final IntakeStandings intakes;
    private final Supplier<Map<UUID, String>> shops;
    private final Clock clock;
    private final IntakeWords words = new IntakeWords(this);

    IntakeLine(IntakeStandings intakes, Supplier<Map<UUID, String>> shops, Clock clock) {
        this.intakes = intakes;
        this.shops = shops;
        this.clock = clock;
        addClassName("kb-intakes");
    }

    Instant draw() {
        Instant now = clock.instant();
        removeAll();
        Map<UUID, String> names = shops.get();
        List<IntakeStanding> all = intakes.all();
        all.forEach(intake -> add(line(intake, names.getOrDefault(intake.shop(), ""), now)));
        return now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    private Div line(IntakeStanding intake, String shop, Instant now) {
        Anchor name = new Anchor("shops/" + intake.shop(), getTranslation("order.intake.of", shop));
        Div line = new Div(name, new KeyBadge(IntakeWords.severity(intake), words.word(intake)));
        if (intake.lastSuccess() != null && intake.pause() == null) {
            line.add(new Span(words.last(intake, now)));
        }
        if (intake.nextRun() != null && intake.pause() == null) {
            line.add(new Span(getTranslation(
                    "order.intake.next-at", Jst.minute(intake.nextRun()).substring(11))));
        }
        if (intake.firstImport() != null && intake.pause() == null) {
            line.add(new Span(words.firstImport(intake.firstImport())));
        }
        if (intake.pause() != null || intake.failures() > 0) {
            line.add(new Span(words.sentence(intake)));
        }
        if (intake.pause() != null) {
            String last = words.last(intake, now);
            line.add(new Span(intake.lastSuccess() == null ? last : getTranslation("order.intake.last-at", last)));
        }
        line.addClassName("kb-intake");
        return line;
    }
}

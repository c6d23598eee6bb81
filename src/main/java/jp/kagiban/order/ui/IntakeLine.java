package jp.kagiban.order.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.IntakeStatus.State;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.Jst;

/** One line for each shop's intake, above the list of orders; each leads to the shop. */
final class IntakeLine extends Div {

    private static final int FOLDED_FROM = 2;

    private static final Set<State> NEEDS_WORDS = Set.of(State.PAUSED, State.STUCK, State.LATE);

    private final IntakeStatuses intakes;
    private final Supplier<Map<UUID, String>> shops;
    private final boolean mayRenew;
    private final Clock clock;
    private boolean open;
    private final IntakeWords words = new IntakeWords(this);

    /** @param mayRenew whether the member may enter a new key */
    IntakeLine(IntakeStatuses intakes, Supplier<Map<UUID, String>> shops, boolean mayRenew, Clock clock) {
        this.intakes = intakes;
        this.shops = shops;
        this.mayRenew = mayRenew;
        this.clock = clock;
        addClassName("kb-intakes");
    }

    Instant draw() {
        Instant now = clock.instant();
        removeAll();
        Map<UUID, String> names = shops.get();
        List<IntakeStatus> all = intakes.all();
        List<IntakeStatus> fine =
                all.stream().filter(intake -> intake.state(now) == State.FINE).toList();
        all.stream().filter(intake -> !fine.contains(intake)).forEach(intake -> add(line(intake, names, now)));
        if (fine.size() < FOLDED_FROM) {
            fine.forEach(intake -> add(line(intake, names, now)));
        } else {
            add(fold(fine, names, now));
        }
        return now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** Where several go well, the orders are what one has come for. */
    private Details fold(List<IntakeStatus> fine, Map<UUID, String> names, Instant now) {
        Div lines = new Div();
        lines.addClassName("kb-intakes");
        fine.forEach(intake -> lines.add(line(intake, names, now)));
        Details fold = new Details(getTranslation("order.intake.more", String.valueOf(fine.size())), lines);
        fold.setOpened(open);
        fold.addOpenedChangeListener(change -> open = change.isOpened());
        return fold;
    }

    private Div line(IntakeStatus intake, Map<UUID, String> names, Instant now) {
        String shop = names.getOrDefault(intake.shop(), "");
        Anchor name = new Anchor("shops/" + intake.shop(), getTranslation("order.intake.of", shop));
        Div line = new Div(name, words.badge(intake, now));
        if (intake.lastSuccess() != null && intake.pause() == null) {
            line.add(new Span(words.last(intake, now)));
        }
        if (intake.pause() == null
                && intake.nextRun() != null
                && intake.nextRun().isAfter(now)) {
            line.add(new Span(getTranslation(
                    "order.intake.next-at", Jst.minute(intake.nextRun()).substring(11))));
        }
        if (intake.firstImport() != null && intake.pause() == null) {
            line.add(new Span(words.firstImport(intake.firstImport())));
        }
        if (NEEDS_WORDS.contains(intake.state(now))) {
            line.add(new Span(words.sentence(intake, now)));
        }
        if (intake.pause() != null) {
            String last = words.last(intake, now);
            line.add(new Span(intake.lastSuccess() == null ? last : getTranslation("order.intake.last-at", last)));
        }
        if (mayRenew && (intake.pause() == Pause.EXPIRED || intake.pause() == Pause.REJECTED)) {
            line.add(renewal(intake.shop(), shop));
        }
        line.addClassName("kb-intake");
        line.getElement().setAttribute("data-stopped", intake.pause() != null);
        return line;
    }

    private Anchor renewal(UUID shop, String name) {
        Anchor renewal = new Anchor("shops/" + shop + "/renew", getTranslation("order.intake.renew"));
        renewal.setAriaLabel(getTranslation("order.intake.renew.of", name));
        renewal.addClassName("kb-button-link");
        return renewal;
    }
}

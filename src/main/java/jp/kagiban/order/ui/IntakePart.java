package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.order.ImportReach;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** 取得状況: shows the status of a shop's intake, and lets members change how far back the first import reaches. */
final class IntakePart extends Section {

    private final ShopId shop;
    private final IntakeStatuses intakes;
    private final ImportReach reach;
    private final boolean mayReach;
    private final Clock clock;
    private final IntakeWords words = new IntakeWords(this);
    private final Div state = new Div();
    private final Details reachFold = new Details();
    private final IntegerField days = new IntegerField(getTranslation("order.reach"));
    private @Nullable Shown shown;

    private record Shown(Optional<IntakeStatus> intake, int missing, Instant minute) {}

    /** @param mayReach whether the member may change how far back the first import reaches */
    IntakePart(ShopId shop, IntakeStatuses intakes, ImportReach reach, boolean mayReach, Clock clock) {
        this.shop = shop;
        this.mayReach = mayReach;
        this.intakes = intakes;
        this.reach = reach;
        this.clock = clock;
        addClassName("kb-section");
        state.addClassName("kb-section");
        days.setRequiredIndicatorVisible(true);
        days.setMin(ImportReach.LEAST);
        days.setMax(ImportReach.MOST);
        days.setHelperText(getTranslation("order.reach.help"));
        days.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("order.reach.wrong"))
                .setMinErrorMessage(getTranslation("order.reach.wrong"))
                .setMaxErrorMessage(getTranslation("order.reach.wrong")));
        Div change = new Div(new Button(getTranslation("order.reach.change"), _ -> changeReach()));
        change.addClassName("kb-actions");
        Div form = new Div(days, change);
        form.addClassName("kb-form");
        reachFold.setSummaryText(getTranslation("order.reach.fold"));
        reachFold.add(form);
        reachFold.addClassName("kb-reach");
        add(new H2(getTranslation("order.intake")), state, reachFold);
    }

    Instant draw() {
        Instant now = clock.instant();
        Shown latest = new Shown(intakes.of(shop), intakes.missing(shop), now.truncatedTo(ChronoUnit.MINUTES));
        if (!latest.equals(shown)) {
            if (shown == null || shown.intake().isEmpty()) {
                latest.intake().ifPresent(intake -> days.setValue(intake.reachDays()));
            }
            shown = latest;
            show(latest, now);
        }
        return latest.minute().plus(1, ChronoUnit.MINUTES);
    }

    private void show(Shown latest, Instant now) {
        state.removeAll();
        reachFold.setVisible(mayReach && latest.intake().isPresent());
        latest.intake()
                .ifPresentOrElse(
                        status -> show(status, latest.missing(), now),
                        () -> state.add(new Paragraph(getTranslation("order.intake.none"))));
    }

    private void show(IntakeStatus intake, int missing, Instant now) {
        Facts facts = new Facts()
                .fact(getTranslation("order.intake.state"), words.badge(intake, now))
                .fact(getTranslation("order.intake.last"), words.last(intake, now));
        if (intake.pause() != null || intake.failures() > 0 || intake.state(now) == IntakeStatus.State.STUCK) {
            facts.fact(getTranslation("order.intake.behind"), words.behind(intake));
        }
        if (intake.pause() == null
                && intake.nextRun() != null
                && intake.nextRun().isAfter(now)) {
            facts.fact(getTranslation("order.intake.next"), TimeText.minute(intake.nextRun()));
        }
        if (missing > 0) {
            facts.fact(getTranslation("order.intake.missing"), getTranslation("order.found", missing));
        }
        state.add(new Paragraph(words.sentence(intake, now)), facts);
        if (intake.firstImport() != null && intake.pause() == null) {
            showFirstImport(intake.firstImport());
        }
    }

    private void showFirstImport(IntakeStatus.FirstImport first) {
        ProgressBar bar = new ProgressBar(0, Math.max(1.0, (double) first.expected()), (double) first.fetched());
        bar.getElement().setAttribute("aria-label", getTranslation("order.intake.word.first"));
        bar.setIndeterminate(first.expected() == 0);
        state.add(new Paragraph(words.firstImport(first)), bar);
    }

    private void changeReach() {
        Integer wanted = days.getValue();
        boolean valid = wanted != null && wanted >= ImportReach.LEAST && wanted <= ImportReach.MOST;
        FieldError.sayIf(!valid, days, getTranslation("order.reach.wrong"));
        if (valid && reach.change(shop, wanted)) {
            int kept = intakes.daysKept();
            StatusLine.say(
                    this,
                    wanted <= kept
                            ? getTranslation("order.reach.changed", String.valueOf(wanted))
                            : getTranslation("order.reach.kept", String.valueOf(kept)));
            draw();
        }
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.shop.diagnosis.Diagnosis;
import jp.kagiban.shop.diagnosis.Diagnosis.Belonging;
import jp.kagiban.shop.diagnosis.Diagnosis.Verdict;
import jp.kagiban.shop.register.CheckNow;
import org.jspecify.annotations.Nullable;

/**
 * Shows the 接続診断: the functions of the mall that a shop's key may use, their meaning, and how to enable them. Redraws
 * while the job runs.
 */
final class DiagnosisSection extends Section {

    /** The redraw interval during a diagnosis, since another node may run it. */
    private static final Duration UNDERWAY_INTERVAL = Duration.ofSeconds(3);

    private final ShopId shop;
    private final Diagnoses diagnoses;
    private final ShopStatuses statuses;
    private final Clock clock;
    private final Div result = new Div();
    private final FindingsFold findings;
    private @Nullable Diagnosis shown;
    private boolean shownOutdated;

    /** @param mayChange whether the reader may change keys */
    DiagnosisSection(ShopId shop, Diagnoses diagnoses, ShopStatuses statuses, boolean mayChange, Clock clock) {
        this.findings = new FindingsFold(mayChange);
        this.shop = shop;
        this.diagnoses = diagnoses;
        this.statuses = statuses;
        this.clock = clock;
        addClassNames("kb-section", "kb-key-diagnosis");
        Div buttons = new Div(new Button(getTranslation("shop.diagnosis"), _ -> start()));
        buttons.addClassName("kb-actions");
        add(new H2(getTranslation("shop.diagnosis")), new Paragraph(getTranslation("shop.diagnosis.text")));
        add(buttons, result);
    }

    private void start() {
        CheckNow check = diagnoses.start(shop);
        if (!check.planned()) {
            Notification.show(
                    check.again().isAfter(clock.instant())
                            ? getTranslation("shop.diagnosis.later", TimeText.minute(check.again()))
                            : getTranslation("shop.diagnosis.no-key"));
        } else {
            findings.setOpened(true);
        }
        draw();
    }

    Instant draw() {
        Optional<Diagnosis> diagnosis = diagnoses.of(shop);
        boolean underway = diagnosis.filter(Diagnosis::underway).isPresent();
        boolean outdated = diagnosis.filter(this::isOutdated).isPresent();
        diagnosis
                .filter(found -> !found.equals(shown) || outdated != shownOutdated)
                .ifPresent(found -> {
                    announce(found);
                    if (shouldOpen(found)) {
                        findings.setOpened(true);
                    }
                    shown = found;
                    shownOutdated = outdated;
                    result.removeAll();
                    show(found);
                });
        Instant now = clock.instant();
        return underway ? now.plus(UNDERWAY_INTERVAL) : Jst.nextMidnight(now);
    }

    /** Whether the key has been refused or has ended since the diagnosis. */
    private boolean isOutdated(Diagnosis found) {
        Instant tried = found.finishedAt();
        return tried != null
                && statuses.of(shop)
                        .map(ShopStatus::active)
                        .flatMap(this::deadSince)
                        .filter(tried::isBefore)
                        .isPresent();
    }

    private Optional<Instant> deadSince(ShopStatus.Active active) {
        Optional<Instant> end = Optional.ofNullable(active.expiresAt()).filter(at -> at.isBefore(clock.instant()));
        return Optional.ofNullable(active.rejectedSince()).or(() -> end);
    }

    /**
     * Whether to open the findings: if the diagnosis runs when the page opens, or has found refused functions of a
     * working key.
     */
    private boolean shouldOpen(Diagnosis found) {
        if (found.underway()) {
            return shown == null;
        }
        return !found.suffices() && !found.ended() && !found.refusedEverywhere();
    }

    private void announce(Diagnosis found) {
        if (shown != null && shown.underway() && !found.underway()) {
            StatusLine.say(this, getTranslation("shop.diagnosis.done"));
        }
    }

    private void show(Diagnosis diagnosis) {
        if (diagnosis.underway()) {
            result.add(progress(tried(diagnosis)));
        }
        if (shownOutdated) {
            result.add(MessagePanel.line(Severity.INFO, getTranslation("shop.diagnosis.before")));
        }
        if (diagnosis.ended()) {
            result.add(MessagePanel.line(Severity.EXPIRED, getTranslation("shop.diagnosis.ended")));
        } else if (diagnosis.refusedEverywhere()) {
            result.add(MessagePanel.line(Severity.EXPIRED, getTranslation("shop.diagnosis.refused-everywhere")));
        }
        if (diagnosis.belonging() == Belonging.OTHER) {
            result.add(MessagePanel.line(
                    Severity.URGENT, getTranslation("shop.diagnosis.other-shop", diagnosis.rmsCode())));
        }
        findings.show(diagnosis);
        result.add(facts(diagnosis), findings);
    }

    private static long tried(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.verdict() != Verdict.NOT_TRIED)
                .count();
    }

    private Component progress(long done) {
        String text = getTranslation("shop.diagnosis.progress", done, diagnoses.tried(shop));
        ProgressBar bar = new ProgressBar(0, diagnoses.tried(shop), done);
        bar.getElement().setAttribute("aria-label", text);
        return new Div(new Paragraph(text), bar);
    }

    private Facts facts(Diagnosis diagnosis) {
        Facts facts = new Facts();
        if (diagnosis.lastFour() != null) {
            facts.fact(getTranslation("shop.diagnosis.key"), getTranslation("shop.tail", diagnosis.lastFour()));
        }
        if (diagnosis.finishedAt() != null) {
            facts.fact(getTranslation("shop.diagnosis.at"), TimeText.minute(diagnosis.finishedAt()));
            facts.fact(
                    getTranslation("shop.diagnosis.belonging"),
                    getTranslation("shop.diagnosis.belonging." + Kebab.of(diagnosis.belonging())));
        }
        return facts;
    }
}

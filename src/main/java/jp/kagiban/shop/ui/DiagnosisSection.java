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

/** The 接続診断: which functions of the mall a shop's key may use, their meaning, and how to switch them on. It follows the job. */
final class DiagnosisSection extends Section {

    /** Another node may be running it. */
    private static final Duration WHILE_UNDERWAY = Duration.ofSeconds(3);

    private final ShopId shop;
    private final Diagnoses diagnoses;
    private final ShopStatuses statuses;
    private final Clock clock;
    private final Div result = new Div();
    private final FindingsFold findings = new FindingsFold();
    private @Nullable Diagnosis shown;
    private boolean shownAsBefore;

    DiagnosisSection(ShopId shop, Diagnoses diagnoses, ShopStatuses statuses, Clock clock) {
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
                            ? getTranslation("shop.diagnosis.later", Jst.minute(check.again()))
                            : getTranslation("shop.diagnosis.no-key"));
        } else {
            findings.setOpened(true);
        }
        draw();
    }

    Instant draw() {
        Optional<Diagnosis> diagnosis = diagnoses.of(shop);
        boolean underway = diagnosis.filter(Diagnosis::underway).isPresent();
        boolean before = diagnosis.filter(this::isOfBefore).isPresent();
        diagnosis
                .filter(found -> !found.equals(shown) || before != shownAsBefore)
                .ifPresent(found -> {
                    announce(found);
                    if (wantsToBeSeen(found)) {
                        findings.setOpened(true);
                    }
                    shown = found;
                    shownAsBefore = before;
                    result.removeAll();
                    show(found);
                });
        Instant now = clock.instant();
        return underway ? now.plus(WHILE_UNDERWAY) : Jst.nextMidnight(now);
    }

    /** Whether the diagnosis found a working key that has been refused or has ended since. */
    private boolean isOfBefore(Diagnosis found) {
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

    /** Opens a diagnosis that is running when the page opens, and one that found refused functions while the key works. */
    private boolean wantsToBeSeen(Diagnosis found) {
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
        if (shownAsBefore) {
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
        String words = getTranslation("shop.diagnosis.progress", done, diagnoses.tried(shop));
        ProgressBar bar = new ProgressBar(0, diagnoses.tried(shop), done);
        bar.getElement().setAttribute("aria-label", words);
        return new Div(new Paragraph(words), bar);
    }

    private Facts facts(Diagnosis diagnosis) {
        Facts facts = new Facts();
        if (diagnosis.lastFour() != null) {
            facts.fact(getTranslation("shop.diagnosis.key"), getTranslation("shop.tail", diagnosis.lastFour()));
        }
        if (diagnosis.finishedAt() != null) {
            facts.fact(getTranslation("shop.diagnosis.at"), Jst.minute(diagnosis.finishedAt()));
            facts.fact(
                    getTranslation("shop.diagnosis.belonging"),
                    getTranslation("shop.diagnosis.belonging." + Kebab.of(diagnosis.belonging())));
        }
        return facts;
    }
}

package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/**
 * A line beside a form that tells when a proof of identity ends soon. In its last two minutes, screen readers announce
 * the line, and it offers to renew the proof, so that no dialog interrupts typing. Before that, the line is hidden.
 */
final class ProofLine extends Div {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Supplier<Optional<Instant>> end;
    private final Clock clock;
    private final Span text = new Span();
    private final Button renew;
    private @Nullable Shown shown;

    private enum Stage {
        COUNTS,
        SOON,
        OVER
    }

    private record Shown(Stage stage, String sentence) {}

    /**
     * @param end when the proof ends; empty if there is none
     * @param renew asks for a new proof
     */
    ProofLine(Supplier<Optional<Instant>> end, Runnable renew, Clock clock) {
        this.end = end;
        this.clock = clock;
        this.renew = new Button(getTranslation("login.stepup.renew"), _ -> renew.run());
        this.renew.addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("kb-proof-line");
        add(text);
    }

    /** @return when the line changes next */
    Instant draw() {
        Instant now = clock.instant();
        Optional<Instant> proofEnd = end.get();
        Stage stage = proofEnd.map(at -> at.minus(SOON).isAfter(now) ? Stage.COUNTS : Stage.SOON)
                .orElse(Stage.OVER);
        show(new Shown(
                stage,
                sentence(stage, proofEnd.map(at -> Jst.timeOrMinute(at, now)).orElse(""))));
        return proofEnd.map(at -> stage == Stage.COUNTS ? at.minus(SOON) : at).orElse(Instant.MAX);
    }

    private String sentence(Stage stage, String end) {
        return switch (stage) {
            case COUNTS -> "";
            case SOON -> getTranslation("login.stepup.soon", end);
            case OVER -> getTranslation("login.stepup.over");
        };
    }

    private void show(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        boolean saysSoon = now.stage() == Stage.SOON;
        if (shown != null && saysSoon && shown.stage() != now.stage()) {
            StatusLine.say(this, now.sentence());
        }
        shown = now;
        text.setText(now.sentence());
        setVisible(now.stage() != Stage.COUNTS);
        if (saysSoon) {
            add(renew);
        } else {
            remove(renew);
        }
    }
}

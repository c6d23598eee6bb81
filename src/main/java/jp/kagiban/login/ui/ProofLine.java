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
import jp.kagiban.kit.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * A line beside a form that tells when a proof of identity ends soon. In its last two minutes, screen readers announce
 * the line, and it offers to renew the proof, so that no dialog interrupts typing. Otherwise, the line is hidden.
 */
final class ProofLine extends Div {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Supplier<Optional<Instant>> end;
    private final Clock clock;
    private final Span text = new Span();
    private @Nullable String shown;

    /**
     * @param end when the proof ends; empty if there is none
     * @param renew asks for a new proof
     */
    ProofLine(Supplier<Optional<Instant>> end, Runnable renew, Clock clock) {
        this.end = end;
        this.clock = clock;
        Button button = new Button(getTranslation("login.stepup.renew"), _ -> renew.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("kb-proof-line");
        add(text, button);
    }

    /** @return when the line changes next */
    Instant draw() {
        Instant now = clock.instant();
        Optional<Instant> proofEnd = end.get();
        boolean isSoon = proofEnd.filter(at -> !at.minus(SOON).isAfter(now)).isPresent();
        show(isSoon ? getTranslation("login.stepup.soon", TimeText.timeOrMinute(proofEnd.orElseThrow(), now)) : "");
        return proofEnd.map(at -> isSoon ? at : at.minus(SOON)).orElse(Instant.MAX);
    }

    private void show(String sentence) {
        if (sentence.equals(shown)) {
            return;
        }
        if (shown != null && shown.isEmpty()) {
            StatusLine.say(this, sentence);
        }
        shown = sentence;
        text.setText(sentence);
        setVisible(!sentence.isEmpty());
    }
}

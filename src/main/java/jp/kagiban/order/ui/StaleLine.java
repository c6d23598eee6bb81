package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line above a list that couldn't be read again: the time of its data, and a button to retry. Hidden while the list
 * is up to date.
 */
final class StaleLine extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(StaleLine.class);

    private final Clock clock;
    private final BooleanSupplier reread;
    private final Runnable moveFocus;
    private final Span sentence = new Span();
    private Instant readAt;

    /**
     * @param reread reads the list, and returns whether that was possible
     * @param moveFocus moves the focus to another element, because the button that had it disappears
     */
    StaleLine(Clock clock, BooleanSupplier reread, Runnable moveFocus) {
        this.clock = clock;
        this.reread = reread;
        this.moveFocus = moveFocus;
        this.readAt = clock.instant();
        addClassName("kb-trouble");
        add(sentence, new Button(getTranslation("kit.loading.reload"), _ -> retry()));
        setVisible(false);
    }

    /** Reads the list again. Announces the result, because screen readers notice nothing otherwise. */
    private void retry() {
        if (reread.getAsBoolean()) {
            StatusLine.say(this, getTranslation("order.stale.over"));
            moveFocus.run();
        } else {
            StatusLine.say(this, sentence.getText());
        }
    }

    /** Hides the line, because the list was read now. */
    void hide() {
        readAt = clock.instant();
        setVisible(false);
    }

    /** Shows that the list couldn't be read again, and announces it once. Rethrows a {@link Refusal}. */
    void unread(RuntimeException fault) {
        if (fault instanceof Refusal) {
            throw fault;
        }
        LOG.warn("The orders could not be read; the page shows those read before, and says so", fault);
        sentence.setText(getTranslation("order.stale", TimeText.timeOrMinute(readAt, clock.instant())));
        if (!isVisible()) {
            setVisible(true);
            StatusLine.say(this, sentence.getText());
        }
    }
}

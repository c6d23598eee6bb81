package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line above a list that couldn't be read again: the time of its data, and a button to retry. Otherwise hidden. */
final class StaleLine extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(StaleLine.class);

    private final Clock clock;
    private final BooleanSupplier again;
    private final Runnable onward;
    private final Span sentence = new Span();
    private Instant readAt;

    /**
     * @param again reads the list, and tells whether it could be read
     * @param onward gives the focus a place to go on from, when the button that had it is gone
     */
    StaleLine(Clock clock, BooleanSupplier again, Runnable onward) {
        this.clock = clock;
        this.again = again;
        this.onward = onward;
        this.readAt = clock.instant();
        addClassName("kb-trouble");
        add(sentence, new Button(getTranslation("kit.loading.reload"), _ -> press()));
        setVisible(false);
    }

    /** Announces the result, because screen readers would hear nothing else. */
    private void press() {
        if (again.getAsBoolean()) {
            StatusLine.say(this, getTranslation("order.stale.over"));
            onward.run();
        } else {
            StatusLine.say(this, sentence.getText());
        }
    }

    /** All that is shown was read now. */
    void over() {
        readAt = clock.instant();
        setVisible(false);
    }

    /** Tells once that the list couldn't be read again. A refusal is rethrown instead. */
    void unread(RuntimeException fault) {
        if (fault instanceof Refusal) {
            throw fault;
        }
        LOG.warn("The orders could not be read; the page shows those read before, and says so", fault);
        sentence.setText(getTranslation("order.stale", Jst.timeOrMinute(readAt, clock.instant())));
        if (!isVisible()) {
            setVisible(true);
            StatusLine.say(this, sentence.getText());
        }
    }
}

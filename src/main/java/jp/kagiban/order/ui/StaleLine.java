package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line above a list that couldn't be read anew: of when is what it shows, and a way to try again. Else it isn't there. */
final class StaleLine extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(StaleLine.class);

    private final Clock clock;
    private final Span sentence = new Span();
    private Instant readAt;

    /** @param again reads the list */
    StaleLine(Clock clock, Runnable again) {
        this.clock = clock;
        this.readAt = clock.instant();
        addClassName("kb-trouble");
        add(sentence, new Button(getTranslation("kit.loading.reload"), _ -> again.run()));
        setVisible(false);
    }

    /** What is shown was read now. */
    void over() {
        readAt = clock.instant();
        setVisible(false);
    }

    /** Says once that what is shown could not be read anew. What the member may not see is another matter: it is thrown on. */
    void unread(RuntimeException fault) {
        if (fault instanceof Refusal) {
            throw fault;
        }
        LOG.warn("The orders could not be read", fault);
        sentence.setText(getTranslation("order.stale", Jst.timeOrMinute(readAt, clock.instant())));
        if (!isVisible()) {
            setVisible(true);
            StatusLine.say(this, sentence.getText());
        }
    }
}

package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import jp.kagiban.kit.CauseList;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.key.KeyBadge;

/** Shows messages: an answer with its causes, facts, an empty state, and the line for screen readers. */
final class Messages extends Div {

    Messages() {
        addClassName("kb-guide");
        add(
                new Sample(MessagePanel.class.getSimpleName(), "guide.panel", refused(), waiting()),
                new Sample(Facts.class.getSimpleName(), "guide.facts", facts()),
                new Sample(EmptyState.class.getSimpleName(), "guide.empty", empty()),
                new Sample(StatusLine.class.getSimpleName(), "guide.status", say()));
    }

    /** Returns the answer to a new key that RMS doesn't know. */
    private MessagePanel refused() {
        CauseList causes = new CauseList()
                .cause(getTranslation("guide.cause.first"), new Anchor("manual", getTranslation("guide.cause.where")))
                .cause(getTranslation("guide.cause.second"));
        return new MessagePanel(Severity.EXPIRED, getTranslation("guide.panel.refused"))
                .say(getTranslation("guide.panel.refused.text"))
                .show(causes)
                .offer(new Button(getTranslation("guide.panel.again")));
    }

    private MessagePanel waiting() {
        return new MessagePanel(Severity.WAIT, getTranslation("guide.panel.waiting")).show(facts());
    }

    private Facts facts() {
        return new Facts()
                .fact(getTranslation("guide.facts.end"), getTranslation("guide.facts.end.value"))
                .fact(
                        getTranslation("guide.facts.state"),
                        new KeyBadge(Severity.QUIET, getTranslation("guide.level.quiet")));
    }

    private EmptyState empty() {
        Button add = new Button(getTranslation("guide.empty.deed"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(EmptyPicture.SHOP, getTranslation("guide.empty.text"), add);
    }

    private Button say() {
        return new Button(
                getTranslation("guide.status.deed"), _ -> StatusLine.say(this, getTranslation("guide.status.said")));
    }
}

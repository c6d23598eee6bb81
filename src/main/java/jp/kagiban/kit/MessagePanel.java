package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/**
 * A coloured message: icon, headline, sentences, causes in order, and actions. It can take the focus, so that the focus
 * can move to the result after saving.
 */
public final class MessagePanel extends Div implements Focusable<MessagePanel> {

    private final Div content = new Div();

    /** Creates a panel with a heading of level 2. */
    public MessagePanel(Severity severity, String headline) {
        this(severity, new H2(headline));
    }

    private MessagePanel(Severity severity, HtmlContainer headline) {
        addClassName("kb-panel");
        severity.mark(this);
        setTabIndex(-1);
        content.addClassName("kb-panel-content");
        headline.addClassName("kb-panel-headline");
        content.add(headline);
        add(severity.icon(), content);
    }

    /** Returns a panel of one sentence without a heading, for a line above a form. */
    public static MessagePanel line(Severity severity, String sentence) {
        return new MessagePanel(severity, new Paragraph(sentence));
    }

    /** Adds a paragraph. */
    public MessagePanel say(String sentence) {
        return show(new Paragraph(sentence));
    }

    /** Adds parts such as facts and causes at the end. */
    public MessagePanel show(Component... parts) {
        content.add(parts);
        return this;
    }

    /** Adds a row of buttons and links. */
    public MessagePanel offer(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("kb-actions");
        return show(row);
    }
}

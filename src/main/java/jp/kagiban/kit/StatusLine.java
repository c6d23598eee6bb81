package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * The one polite live region of a page, for readers who can't see that something has changed. It belongs into the layout, so
 * that it is there from the first render on; what it says stands on the page too.
 */
public final class StatusLine extends Div {

    public StatusLine() {
        addClassName("kb-status-line");
        getElement().setAttribute("role", "status");
    }

    /** Says a sentence in the page that the part stands in; without a line there, nothing happens. Needs the page's lock. */
    public static void say(Component from, String sentence) {
        from.getUI().map(ui -> ComponentUtil.getData(ui, StatusLine.class)).ifPresent(line -> line.say(sentence));
    }

    /** A new child, not a new text: the same sentence is read a second time. */
    private void say(String sentence) {
        removeAll();
        add(new Span(sentence));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        ComponentUtil.setData(attached.getUI(), StatusLine.class, this);
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * The only polite live region of a page, for readers who can't see that something has changed. It is part of the
 * layout, so that it exists from the first render on. The page shows the same text visibly.
 */
public final class StatusLine extends Div {

    public StatusLine() {
        addClassName("kb-status-line");
        getElement().setAttribute("role", "status");
    }

    /** Says a sentence on the component's page. Does nothing if the page has no line. Needs the page's lock. */
    public static void say(Component from, String sentence) {
        from.getUI().map(ui -> ComponentUtil.getData(ui, StatusLine.class)).ifPresent(line -> line.say(sentence));
    }

    /** Adds a new child instead of setting the text, so that screen readers read the same sentence again. */
    private void say(String sentence) {
        removeAll();
        add(new Span(sentence));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        ComponentUtil.setData(attached.getUI(), StatusLine.class, this);
    }
}

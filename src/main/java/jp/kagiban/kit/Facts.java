package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Lists facts about one thing, each as a row with a term and its value. */
@Tag("dl")
public final class Facts extends HtmlContainer {

    public Facts() {
        addClassName("kb-facts");
    }

    /** Adds a row with a plain value. */
    public Facts fact(String term, String value) {
        return fact(term, new Span(value));
    }

    /** Adds a row whose value is a component, such as a badge or a link. */
    public Facts fact(String term, Component value) {
        Div row = new Div(part("dt", new Span(term)), part("dd", value));
        add(row);
        return this;
    }

    private static HtmlContainer part(String tag, Component content) {
        HtmlContainer part = new HtmlContainer(tag);
        part.add(content);
        return part;
    }
}

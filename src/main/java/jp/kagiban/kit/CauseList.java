package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** Possible causes of a fault, the likeliest first, each with its remedy. */
public final class CauseList extends OrderedList {

    public CauseList() {
        addClassName("kb-causes");
    }

    /** Adds the next cause, and after its sentence what helps: a link to a step of the manual, or a button. */
    public CauseList cause(String sentence, Component... deeds) {
        ListItem item = new ListItem(new Span(sentence));
        item.add(deeds);
        add(item);
        return this;
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** Lists possible causes of a fault, the likeliest first, each with its remedy. */
public final class CauseList extends OrderedList {

    public CauseList() {
        addClassName("kb-causes");
    }

    /** Adds the next cause, followed by its remedies, such as a link to a step of the manual, or a button. */
    public CauseList cause(String sentence, Component... remedies) {
        ListItem item = new ListItem(new Span(sentence));
        item.add(remedies);
        add(item);
        return this;
    }
}

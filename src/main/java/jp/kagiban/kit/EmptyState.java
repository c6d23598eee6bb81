package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shown instead of an empty list: one sentence, and what to do next. Never shown after a failed read. */
public final class EmptyState extends Div {

    /** Creates a state with a drawing of what the list will contain. */
    public EmptyState(EmptyPicture picture, String sentence, Component... actions) {
        this(sentence, actions);
        addComponentAsFirst(picture.draw());
    }

    public EmptyState(String sentence, Component... actions) {
        addClassName("kb-empty");
        add(new Paragraph(sentence));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("kb-actions");
            add(row);
        }
    }
}

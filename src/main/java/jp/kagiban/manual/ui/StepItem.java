package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.manual.Manual;

/** Shows one step in the whole manual. */
class StepItem extends ListItem {

    StepItem(int number) {
        addClassName("kb-step");
        setId(Manual.anchor(number));
        getElement().setAttribute("tabindex", "-1");
        Span shown = new Span(String.valueOf(number));
        shown.addClassName("kb-step-number");
        shown.getElement().setAttribute("aria-hidden", "true");
        add(shown, heading(number), new StepBody(number, null));
    }

    private H3 heading(int number) {
        Span spoken = new Span(getTranslation("manual.number", number));
        spoken.addClassName("kb-hidden");
        return new H3(spoken, new Span(new StepWords(number, null, this::getTranslation).title()));
    }
}

package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;

/**
 * Shows one step of a walk. For printing, the page contains all steps of the walk; the screen shows only the current
 * one.
 */
final class WalkStepCard extends Section {

    private final H3 heading;

    WalkStepCard(Walk walk, int step) {
        addClassName("kb-walk-step");
        setId(Manual.anchor(step));
        Span number = new Span(getTranslation("manual.number", walk.place(step)));
        number.addClassName("kb-walk-place");
        Div above = new Div(number);
        above.addClassName("kb-walk-above");
        heading = new H3(new StepWords(step, walk, this::getTranslation).title());
        heading.getElement().setAttribute("tabindex", "-1");
        add(above, heading, new StepBody(step, walk));
    }

    void setCurrent(boolean current) {
        getElement().setAttribute("data-now", current);
    }

    void focus() {
        heading.getElement().callJsFunction("focus");
    }
}

package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;

/** One step of a walk. All of a walk's are in the page, for printing; the screen shows the one that is named. */
final class WalkStepCard extends Section {

    private final H3 heading;

    WalkStepCard(Walk walk, int step) {
        addClassName("kb-walk-step");
        setId(Manual.anchor(step));
        Span number = new Span(getTranslation("manual.number", step));
        number.addClassName("kb-walk-place");
        Div above = new Div(number);
        above.addClassName("kb-walk-above");
        heading = new H3(new StepWords(step, walk, this::getTranslation).title());
        heading.getElement().setAttribute("tabindex", "-1");
        add(above, heading, new StepBody(step, walk));
    }

    void now(boolean now) {
        getElement().setAttribute("data-now", now);
    }

    void focus() {
        heading.getElement().callJsFunction("focus");
    }
}

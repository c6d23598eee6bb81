package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.manual.ui.StepWay;

/** Base of the panels of a shop's keys, with texts in the language of the component around them. */
abstract class KeyPanel {

    final Component parent;

    KeyPanel(Component parent) {
        this.parent = parent;
    }

    static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("kb-mono");
        return span;
    }

    /** Returns a link to a step of the manual. */
    final StepWay step(ManualStep step) {
        return step(parent, step);
    }

    /** Returns a link to a step of the manual, in the language of this component. */
    static StepWay step(Component parent, ManualStep step) {
        return new StepWay(step, parent.getTranslation("shop.help.step", step.number(), Manual.STEPS));
    }

    final String text(String key, Object... arguments) {
        return parent.getTranslation(key, arguments);
    }
}

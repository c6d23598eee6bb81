package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/**
 * A part of a page that saves by itself: a heading, a form, and a line with the result of the last press. The line stands
 * between the two, unless it is put below.
 */
public class FormSection extends Section {

    private final Div message = new Div();
    private final Div form = new Div();
    private final UnsavedInput input = new UnsavedInput(this);

    /** @param heading a key of the translation files */
    protected FormSection(String heading) {
        addClassName("kb-section");
        form.addClassName("kb-form");
        add(new H2(getTranslation(heading)), message, form);
    }

    /** Adds fields and sentences. From now on, the page asks before unsaved changes in the fields are left. */
    protected final void form(Component... parts) {
        form.add(parts);
        for (Component part : parts) {
            if (part instanceof HasValue<?, ?> field) {
                input.watch(field);
            }
        }
    }

    /** Adds a row of buttons at the end of the form. */
    protected final void actions(Component... buttons) {
        Div row = new Div(buttons);
        row.addClassName("kb-actions");
        form.add(row);
    }

    /** Has what came of the last press stand below the buttons from now on, for forms that are taller than a screen. */
    protected final void answerBelow() {
        add(message);
    }

    /** Empties the form, so that other parts can be added. */
    protected final void emptyForm() {
        form.removeAll();
        input.forget();
    }

    /** Says that what was asked for is done. */
    protected final void done(String sentence) {
        input.saved();
        say(Severity.SUCCESS, sentence);
    }

    /** Says something in place of what was said before. */
    protected final void say(Severity severity, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }

    /** Takes away what was said. */
    protected final void sayNothing() {
        message.removeAll();
    }
}

package jp.kagiban.kit.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;

/**
 * A part of a page that is saved separately: a heading, a form, and a line with the result of the last click. The line
 * is above the form, unless {@link #answerBelow} moves it below.
 */
public class FormSection extends Section {

    private final Div message = new Div();
    private final Div form = new Div();
    private final UnsavedInput input = new UnsavedInput(this);

    /** @param heading a translation key */
    protected FormSection(String heading) {
        addClassName("kb-section");
        form.addClassName("kb-form");
        add(new H2(getTranslation(heading)), message, form);
    }

    /** Adds fields and sentences. From now on, the page asks before it is left with unsaved changes in the fields. */
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

    /** Puts the form into a closed fold. Typed input stays while the fold is closed. */
    protected final Details fold(String summary) {
        Details fold = new Details(summary, form);
        add(fold);
        return fold;
    }

    /** Moves the result of the last click below the buttons, for forms that are taller than a screen. */
    protected final void answerBelow() {
        add(message);
    }

    /** Empties the form, so that other parts can be added. */
    protected final void emptyForm() {
        form.removeAll();
        input.forget();
    }

    /** Shows a message that the action succeeded. */
    protected final void done(String sentence) {
        input.saved();
        say(Severity.SUCCESS, sentence);
    }

    /** Shows a message instead of the previous one. */
    protected final void say(Severity severity, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }

    /** Removes the message. */
    protected final void sayNothing() {
        message.removeAll();
    }
}

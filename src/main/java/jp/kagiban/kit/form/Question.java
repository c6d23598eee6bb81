package jp.kagiban.kit.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import jp.kagiban.kit.Script;

/**
 * Asks for confirmation of an action that can't easily be undone. Escape and the first button, which has the focus,
 * change nothing.
 */
public final class Question extends ConfirmDialog {

    /**
     * Moves the focus to the first button. Vaadin's dialog focuses the confirm button as it opens, so the focus can be
     * moved only after that.
     */
    private static final String FIRST_FOCUS = """
            const first = (event) => {
              if (event.target.slot !== 'confirm-button') return;
              this.removeEventListener('focusin', first);
              queueMicrotask(() => $0.focus());
            };
            this.addEventListener('focusin', first);
            """;

    private final Button stay = new Button(getTranslation("kit.cancel"));

    /**
     * @param title a noun, such as "withdrawal of the key"
     * @param text the question, and the effect of the action
     * @param verb the verb on the button
     * @param confirmed runs after a click on the confirm button
     */
    public Question(String title, String text, String verb, Runnable confirmed) {
        setHeader(title);
        setText(text);
        setCancelable(true);
        setCancelButton(stay);
        setConfirmText(verb);
        addConfirmListener(_ -> confirmed.run());
        Script.run(this, FIRST_FOCUS, stay.getElement());
    }

    /**
     * Gives the first button its own action, and makes it the primary button.
     *
     * @param name the verb on the first button
     * @param stayed runs after a click on the first button, or after Escape
     */
    public Question orElse(String name, Runnable stayed) {
        stay.setText(name);
        stay.addThemeVariants(ButtonVariant.PRIMARY);
        setConfirmButtonTheme("");
        addCancelListener(_ -> stayed.run());
        return this;
    }
}

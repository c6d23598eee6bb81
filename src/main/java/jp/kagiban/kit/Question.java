package jp.kagiban.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/**
 * Asks before something is done that can't simply be taken back. Escape and the first button, which has the focus, leave
 * everything as it is.
 */
public final class Question extends ConfirmDialog {

    /** Vaadin's dialog gives the focus to the deed as it opens, and marks it after that: only then can it be moved. */
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
     * @param text the question, and what the answer means
     * @param deed the verb on the button
     * @param confirmed runs once the deed was pressed
     */
    public Question(String title, String text, String deed, Runnable confirmed) {
        setHeader(title);
        setText(text);
        setCancelable(true);
        setCancelButton(stay);
        setConfirmText(deed);
        addConfirmListener(_ -> confirmed.run());
        Script.run(this, FIRST_FOCUS, stay.getElement());
    }

    /**
     * Names what the first button does, where that is more than nothing, and brings it to the fore.
     *
     * @param name the verb on it
     * @param stayed runs when it or Escape was pressed
     */
    public Question orElse(String name, Runnable stayed) {
        stay.setText(name);
        stay.addThemeVariants(ButtonVariant.PRIMARY);
        setConfirmButtonTheme("");
        addCancelListener(_ -> stayed.run());
        return this;
    }
}

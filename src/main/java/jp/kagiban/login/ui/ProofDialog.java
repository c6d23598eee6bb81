package jp.kagiban.login.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.shared.Registration;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.session.ProofResult;

/** Asks for the password, or for a code if there is a second factor, and then runs the action. */
final class ProofDialog extends Dialog {

    private final StepUp stepUp;
    private final Runnable action;
    private boolean proven;
    private final TextFieldBase<?, String> field;

    /** @param cancelled runs if the dialog closes without a right answer */
    ProofDialog(StepUp stepUp, Runnable action, Runnable cancelled) {
        this.stepUp = stepUp;
        this.action = action;
        this.field = stepUp.wantsCode()
                ? new CodeField(getTranslation("login.code"))
                : new PasswordInput(getTranslation("login.password"), "current-password");
        field.setManualValidation(true);
        setHeaderTitle(getTranslation("login.stepup.title"));
        Div content = new Div(
                new Paragraph(
                        getTranslation(stepUp.wantsCode() ? "login.stepup.text.code" : "login.stepup.text.password")),
                field);
        content.addClassName("kb-form");
        stepUp.passkeys().map(this::passkeyButton).ifPresent(content::add);
        add(content);
        Button go = new Button(getTranslation("login.stepup.submit"), _ -> prove());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), go);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                field.focus();
            } else if (!proven) {
                cancelled.run();
            }
        });
    }

    /** Closes the dialog when the member leaves the page. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Registration leaving = attached.getUI().addAfterNavigationListener(_ -> close());
        addDetachListener(detached -> {
            leaving.remove();
            detached.unregisterListener();
        });
    }

    private Component passkeyButton(PasskeyLogIns passkeys) {
        return new PasskeyUse(passkeys, (asked, answer) -> {
            boolean right = passkeys.prove(asked, answer);
            if (right) {
                finish();
            }
            return right;
        });
    }

    private void prove() {
        if (!checkInput()) {
            return;
        }
        ProofResult result = stepUp.prove(field.getValue());
        switch (result.outcome()) {
            case RIGHT -> finish();
            case WRONG ->
                refuse(getTranslation(stepUp.wantsCode() ? "login.code.wrong" : "login.answer.current_wrong"));
            case WAIT -> refuse(getTranslation("login.wait", result.rest().toSeconds()));
        }
        result.next().ifPresent(UI.getCurrent().getPage()::setLocation);
    }

    private boolean checkInput() {
        if (field instanceof CodeField code) {
            return code.isComplete();
        }
        boolean typed = !field.getValue().isEmpty();
        if (!typed) {
            refuse(getTranslation("login.answer.password_empty"));
        }
        return typed;
    }

    private void finish() {
        proven = true;
        field.clear();
        close();
        action.run();
    }

    private void refuse(String sentence) {
        FieldError.say(field, sentence);
        field.focus();
    }
}

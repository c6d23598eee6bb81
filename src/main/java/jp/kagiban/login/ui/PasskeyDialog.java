package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.PasskeyButton;
import jp.kagiban.login.passkey.Passkeys;
import org.jspecify.annotations.Nullable;

/** Asks for the name of a new passkey, and lets the browser create the passkey. */
final class PasskeyDialog extends Dialog {

    private final Passkeys passkeys;
    private final ReauthScope work;
    private final Consumer<List<String>> onAdded;
    private final Div message = new Div();
    private final TextField name = new TextField(getTranslation("login.passkey.label"));
    private Passkeys.@Nullable Offer offer;

    /**
     * @param work a task that has begun with a proof
     * @param onAdded receives the new recovery codes; the list is empty if there are none
     */
    PasskeyDialog(Passkeys passkeys, ReauthScope work, Consumer<List<String>> onAdded) {
        this.passkeys = passkeys;
        this.work = work;
        this.onAdded = onAdded;
        setHeaderTitle(getTranslation("login.passkey.make.title"));
        name.setValue(getTranslation("login.passkey.label.first"));
        name.setMaxLength(Passkeys.LONGEST_NAME);
        name.setManualValidation(true);
        Div content = new Div(message, new Paragraph(getTranslation("login.passkey.make.text")), name);
        content.addClassName("kb-form");
        add(content);
        PasskeyButton make = new PasskeyButton(
                getTranslation("login.passkey.make"),
                PasskeyButton.Kind.MAKE,
                this::createOffer,
                this::onAnswer,
                _ -> showError("login.passkey.failed"));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        name.addValueChangeListener(_ -> checkName(make));
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), make);
    }

    /**
     * Disables the button if the name is invalid, because the browser creates the passkey before the server hears of the click.
     */
    private void checkName(PasskeyButton make) {
        boolean fits = Passkeys.nameFits(name.getValue());
        FieldError.sayIf(!fits, name, getTranslation("login.passkey.label.odd", Passkeys.LONGEST_NAME));
        make.setEnabled(fits);
    }

    private String createOffer() {
        work.within(() -> offer = passkeys.offer());
        return Objects.requireNonNull(offer).json();
    }

    /** The proof counts for the whole task, however long the member thinks about a name. */
    private void onAnswer(String answer) {
        work.within(() -> store(answer));
    }

    private void store(String answer) {
        Passkeys.Offer asked = offer;
        offer = null;
        Passkeys.Added added =
                asked == null ? new Passkeys.Added(false, List.of()) : passkeys.add(asked, answer, name.getValue());
        if (added.done()) {
            close();
            onAdded.accept(added.recoveryCodes());
        } else {
            showError("login.passkey.refused");
        }
    }

    private void showError(String key) {
        message.removeAll();
        message.add(MessagePanel.line(Severity.URGENT, getTranslation(key)));
    }
}

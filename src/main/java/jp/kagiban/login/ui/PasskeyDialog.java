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
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PasskeyButton;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.passkey.Passkeys;
import org.jspecify.annotations.Nullable;

/** Gives a new passkey its name and has the browser make it. */
final class PasskeyDialog extends Dialog {

    private final Passkeys passkeys;
    private final ReauthScope work;
    private final Consumer<List<String>> made;
    private final Div message = new Div();
    private final TextField name = new TextField(getTranslation("login.passkey.label"));
    private Passkeys.@Nullable Offer offer;

    /**
     * @param work has begun with a proof
     * @param made takes the recovery codes that came along, if any
     */
    PasskeyDialog(Passkeys passkeys, ReauthScope work, Consumer<List<String>> made) {
        this.passkeys = passkeys;
        this.work = work;
        this.made = made;
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
                this::ask,
                this::answered,
                _ -> say("login.passkey.failed"));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        name.addValueChangeListener(_ -> check(make));
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), make);
    }

    /** The browser makes the passkey before the server hears of the click, so an invalid name disables the button. */
    private void check(PasskeyButton make) {
        boolean fits = Passkeys.nameFits(name.getValue());
        FieldError.sayIf(!fits, name, getTranslation("login.passkey.label.odd", Passkeys.LONGEST_NAME));
        make.setEnabled(fits);
    }

    private String ask() {
        work.within(() -> offer = passkeys.offer());
        return Objects.requireNonNull(offer).json();
    }

    /** The proof counts for the whole task, however long the member thinks about a name. */
    private void answered(String answer) {
        work.within(() -> store(answer));
    }

    private void store(String answer) {
        Passkeys.Offer asked = offer;
        offer = null;
        Passkeys.Added added =
                asked == null ? new Passkeys.Added(false, List.of()) : passkeys.add(asked, answer, name.getValue());
        if (added.done()) {
            close();
            made.accept(added.recoveryCodes());
        } else {
            say("login.passkey.refused");
        }
    }

    private void say(String key) {
        message.removeAll();
        message.add(MessagePanel.line(Severity.URGENT, getTranslation(key)));
    }
}

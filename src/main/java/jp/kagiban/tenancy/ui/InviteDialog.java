package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Locale;
import java.util.function.Consumer;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Kebab;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Answer;
import jp.kagiban.tenancy.Role;

/** Asks for the address and the role of a new member. */
final class InviteDialog extends Dialog {

    private final Invitations invitations;
    private final Consumer<String> sent;
    private final TextField email = new TextField(getTranslation("members.email"));
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>();

    /** @param sent receives the address once the mail is on its way */
    InviteDialog(Invitations invitations, StepUp stepUp, Consumer<String> sent) {
        this.invitations = invitations;
        this.sent = sent;
        setHeaderTitle(getTranslation("members.invite"));
        // A click outside would lose the input.
        setCloseOnOutsideClick(false);
        email.setRequiredIndicatorVisible(true);
        email.setManualValidation(true);
        email.setWidthFull();
        PhoneKeyboard.EMAIL.showFor(email);
        email.getElement().setAttribute("autocomplete", "off");
        role.setLabel(getTranslation("members.role"));
        role.setItems(Role.values());
        role.setValue(Role.VIEWER);
        role.setRenderer(new ComponentRenderer<>(this::roleOption));
        Div form = new Div(email, role, new Paragraph(getTranslation("members.invite.text")));
        form.addClassName("kb-form");
        add(form);
        Button cancel = new Button(getTranslation("kit.cancel"), _ -> close());
        ReauthScope reauth = stepUp.work();
        Button send = new Button(
                getTranslation("members.invite.send"),
                _ -> invitations.fault(email.getValue()).ifPresentOrElse(this::refuse, () -> reauth.then(this::send)));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER);
        getFooter().add(cancel, send);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                email.focus();
            }
        });
    }

    private Div roleOption(Role choice) {
        String key = "members.role." + choice.name().toLowerCase(Locale.ROOT);
        Span permissions = new Span(getTranslation(key + ".may"));
        permissions.addClassName("kb-small");
        return new Div(new Div(new Span(getTranslation(key))), permissions);
    }

    private void send() {
        Answer answer = invitations.invite(email.getValue(), role.getValue(), getLocale());
        if (answer == Answer.SENT) {
            close();
            sent.accept(email.getValue().strip());
            return;
        }
        refuse(answer);
    }

    private void refuse(Answer answer) {
        FieldError.say(email, getTranslation("members.invite." + Kebab.of(answer)));
        email.focus();
    }
}

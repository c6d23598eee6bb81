package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.kagiban.kit.Clipboard;

/** Shows the secret that signs a webhook's posts. The portal shows it only this once. */
final class SigningSecretDialog extends Dialog {

    SigningSecretDialog(String channel, String secret) {
        setHeaderTitle(getTranslation("delivery.chat.secret.title"));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Code shown = new Code(secret);
        shown.addClassName("kb-seed");
        Div content = new Div(new Paragraph(getTranslation("delivery.chat.secret.text", channel)), shown);
        content.addClassName("kb-confirm");
        add(content);
        Button copy = new Button(getTranslation("delivery.chat.secret.copy"));
        Clipboard.copyOnClick(
                copy,
                secret,
                getTranslation("delivery.chat.secret.copied"),
                getTranslation("delivery.chat.secret.not-copied"));
        Button close = new Button(getTranslation("delivery.chat.secret.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, close);
    }
}

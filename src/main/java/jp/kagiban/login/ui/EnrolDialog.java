package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.Clipboard;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.factor.Enrolment;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.shared.MemberId;

/** Shows an app's seed, as a QR code and as text, and checks the app's first code. */
final class EnrolDialog extends Dialog {

    private final OwnFactors factors;
    private final ReauthScope work;
    private final MemberId member;
    private final Enrolment enrolment;
    private final Consumer<List<String>> done;
    private final CodeField code = new CodeField(getTranslation("login.code"));

    EnrolDialog(OwnFactors factors, ReauthScope work, MemberId member, Consumer<List<String>> done) {
        this.factors = factors;
        this.work = work;
        this.member = member;
        this.done = done;
        this.enrolment = factors.begin(member);
        PhoneKeyboard.NUMERIC.showFor(code);
        setHeaderTitle(getTranslation("login.enrol.title"));
        Code text = new Code(enrolment.text());
        text.addClassName("kb-seed");
        Div content = new Div(
                new Paragraph(getTranslation("login.enrol.scan")),
                drawing(),
                appLink(),
                new Paragraph(getTranslation("login.enrol.by-hand")),
                text,
                copyButton(),
                new Paragraph(getTranslation("login.enrol.code")),
                code);
        content.addClassName("kb-form");
        add(content);
        Button confirm = new Button(getTranslation("login.enrol.submit"), _ -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), confirm);
        addDetachListener(_ -> enrolment.close());
    }

    /** Copies the seed, for members who read this page on the phone with the app and so can't scan the code. */
    private Button copyButton() {
        Button copyButton = new Button(getTranslation("login.enrol.copy"));
        Clipboard.copyOnClick(
                copyButton,
                enrolment.text().replace(" ", ""),
                getTranslation("login.recovery.copied"),
                getTranslation("login.enrol.not-copied"));
        return copyButton;
    }

    /** A link that opens the app on this device. Vaadin considers all URLs of apps unsafe, but the portal has made this one. */
    private Component appLink() {
        Anchor app = new Anchor("", getTranslation("login.enrol.here"));
        app.setUnsafeHref(enrolment.address());
        Div appLink = new Div(app);
        appLink.addClassName("kb-enrol-here");
        return appLink;
    }

    private Component drawing() {
        Html drawing = new Html("<span class='kb-qr' role='img'>" + enrolment.drawing() + "</span>");
        drawing.getElement().setAttribute("aria-label", getTranslation("login.enrol.drawing"));
        return drawing;
    }

    /**
     * Installing an app takes a while, so the member may have to prove their identity again. The seed in their app stays valid.
     */
    private void confirm() {
        if (isOpened() && code.isComplete()) {
            work.then(this::enrol);
        }
    }

    /** Does nothing if the dialog is closed. Two clicks may ask for two proofs, and the first answer closes the dialog. */
    private void enrol() {
        if (isOpened()) {
            factors.confirm(member, enrolment, code.getValue()).ifPresentOrElse(this::finish, this::refuse);
        }
    }

    private void finish(List<String> codes) {
        close();
        done.accept(codes);
    }

    private void refuse() {
        code.refuse(getTranslation("login.code.wrong"));
    }
}

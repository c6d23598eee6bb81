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
import jp.kagiban.login.factor.Enrolment;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.shared.MemberId;

/** Gives an app its seed, by camera or by hand, and takes its first code. */
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
        code.getElement().setAttribute("inputmode", "numeric");
        setHeaderTitle(getTranslation("login.enrol.title"));
        Code text = new Code(enrolment.text());
        text.addClassName("kb-seed");
        Div content = new Div(
                new Paragraph(getTranslation("login.enrol.scan")),
                drawing(),
                here(),
                new Paragraph(getTranslation("login.enrol.by-hand")),
                text,
                copy(),
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

    /** On the phone itself there is nothing to scan. */
    private Button copy() {
        Button copy = new Button(getTranslation("login.enrol.copy"));
        Clipboard.copyOnClick(
                copy,
                enrolment.text().replace(" ", ""),
                getTranslation("login.recovery.copied"),
                getTranslation("login.enrol.not-copied"));
        return copy;
    }

    /** Vaadin takes no address of an app for a safe one; this one is our own. */
    private Component here() {
        Anchor app = new Anchor("", getTranslation("login.enrol.here"));
        app.setUnsafeHref(enrolment.address());
        Div here = new Div(app);
        here.addClassName("kb-enrol-here");
        return here;
    }

    private Component drawing() {
        Html drawing = new Html("<span class='kb-qr' role='img'>" + enrolment.drawing() + "</span>");
        drawing.getElement().setAttribute("aria-label", getTranslation("login.enrol.drawing"));
        return drawing;
    }

    /** Installing an app takes a while. If the member must prove their identity again, the seed in their app stays valid. */
    private void confirm() {
        if (isOpened() && code.isComplete()) {
            work.then(this::enrol);
        }
    }

    /** Two clicks may have asked twice; the first answer closes the dialog. */
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

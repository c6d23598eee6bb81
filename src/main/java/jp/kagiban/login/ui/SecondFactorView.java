package jp.kagiban.login.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.login.factor.CodeCheck;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;

/** Asks for the second factor after the password. Until it is right, no other page opens. */
@Route(value = SecondFactor.ADDRESS, autoLayout = false)
@PermitAll
@Personal
class SecondFactorView extends EntryPage implements BeforeEnterObserver {

    private final SecondFactor factor;
    private final CodeCheck codes;
    private final CodeField code = new CodeField(getTranslation("login.code"));

    SecondFactorView(
            SecondFactor factor,
            CodeCheck codes,
            OwnFactors factors,
            PasskeyLogIns passkeys,
            CurrentMember member,
            AuthenticationContext login) {
        this.factor = factor;
        this.codes = codes;
        title(getTranslation("login.second.title"));
        MemberId id = member.id();
        Div form = new Div();
        form.addClassName("kb-form");
        String text = factors.hasApp(id) ? "login.second.text" : "login.second.passkey";
        form.add(new Paragraph(getTranslation(text)), code, submit("login.second.submit", this::enter));
        if (passkeys.offeredTo(id)) {
            form.add(PasskeyUse.leadingOn(passkeys, passkeys::pass));
        }
        Button logOut = new Button(getTranslation("shell.logout"), _ -> login.logout());
        logOut.addThemeVariants(ButtonVariant.TERTIARY);
        code.setAutofocus(true);
        add(form, links(new Paragraph(getTranslation("login.second.recovery")), logOut));
    }

    private void enter() {
        if (!code.isComplete()) {
            return;
        }
        ProofResult result = codes.enter(code.getValue());
        switch (result.outcome()) {
            case RIGHT -> code.clear();
            case WRONG -> code.refuse(getTranslation("login.code.wrong"));
            case WAIT -> code.refuse(getTranslation("login.wait", result.rest().toSeconds()));
        }
        result.next().ifPresent(UI.getCurrent().getPage()::setLocation);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (factor.satisfied()) {
            entering.forwardTo("");
        }
    }
}

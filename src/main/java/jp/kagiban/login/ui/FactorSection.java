package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.factor.OwnFactors;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Sets up and removes the authenticator app, and renews the recovery codes, which belong to any second factor. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(30)
class FactorSection extends Section implements SecuritySection {

    private final OwnFactors factors;
    private final SecondFactor second;
    private final StepUp stepUp;
    private final MemberId member;

    FactorSection(OwnFactors factors, SecondFactor second, StepUp stepUp, CurrentMember self) {
        this.factors = factors;
        this.second = second;
        this.stepUp = stepUp;
        member = self.id();
        setId("factor");
        addClassName("kb-section");
        show();
    }

    private void show() {
        removeAll();
        Optional<Instant> since = factors.appSince(member);
        String state = since.map(at -> getTranslation("login.factor.on", TimeText.minute(at)))
                .orElseGet(() -> getTranslation("login.factor.off"));
        add(new H2(getTranslation("login.factor.heading")), new Paragraph(state));
        Div actions = new Div();
        actions.addClassName("kb-actions");
        actions.add(since.isPresent() ? button("login.factor.remove", this::confirmRemoval) : setUpButton());
        if (second.isSetUpBy(member)) {
            add(new Paragraph(getTranslation("login.recovery.left", factors.codesLeft(member))));
            actions.add(button("login.recovery.renew", () -> showCodes(factors.renewCodes(member))));
        }
        add(actions);
    }

    private Button setUpButton() {
        return new Button(getTranslation("login.factor.set-up"), _ -> {
            ReauthScope work = stepUp.work();
            work.then(() -> new EnrolDialog(factors, work, member, this::showEnrolled).open());
        });
    }

    private Button button(String key, Runnable action) {
        return new Button(getTranslation(key), _ -> stepUp.then(action));
    }

    private void showEnrolled(List<String> codes) {
        StatusLine.say(this, getTranslation("login.factor.done"));
        showCodes(codes);
    }

    private void showCodes(List<String> codes) {
        show();
        new CodesDialog(codes).open();
    }

    private void confirmRemoval() {
        new ConfirmDelete(
                        getTranslation("login.factor.remove.title"),
                        getTranslation("login.factor.remove.question"),
                        List.of(getTranslation("login.factor.remove.effect")),
                        getTranslation("login.factor.remove"),
                        () -> stepUp.then(this::remove))
                .open();
    }

    private void remove() {
        factors.removeAppOf(member);
        show();
        StatusLine.say(this, getTranslation("login.factor.off"));
    }
}

package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.Passkeys;
import jp.kagiban.login.passkey.Passkeys.Passkey;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Lists, adds and removes the member's passkeys. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(40)
class PasskeySection extends Section implements SecuritySection {

    private final Passkeys passkeys;
    private final StepUp stepUp;
    private final MemberId member;

    PasskeySection(Passkeys passkeys, StepUp stepUp, CurrentMember self) {
        this.passkeys = passkeys;
        this.stepUp = stepUp;
        member = self.id();
        setId("passkeys");
        addClassName("kb-section");
        show();
    }

    private void show() {
        removeAll();
        add(new H2(getTranslation("login.passkey.heading")), new Paragraph(getTranslation("login.passkey.text")));
        List<Passkey> own = passkeys.of(member);
        if (!own.isEmpty()) {
            add(table(own));
        }
        if (own.size() >= Passkeys.MOST) {
            add(new Paragraph(getTranslation("login.passkey.most", Passkeys.MOST)));
        } else if (passkeys.offered()) {
            Div actions = new Div(new Button(getTranslation("login.passkey.add"), _ -> openDialog()));
            actions.addClassName("kb-actions");
            add(actions);
        } else {
            add(new Paragraph(getTranslation("login.passkey.address")));
        }
    }

    private DataTable table(List<Passkey> own) {
        DataTable table = new DataTable(
                getTranslation("login.passkey.table"),
                getTranslation("login.passkey.name"),
                getTranslation("login.passkey.added-at"),
                getTranslation("login.passkey.used-at"),
                getTranslation("login.passkey.deeds"));
        own.forEach(passkey -> table.row(
                new Span(passkey.name()),
                new Span(TimeText.minute(passkey.addedAt())),
                new Span(TimeText.minute(passkey.lastUsedAt())),
                removeButton(passkey)));
        return table;
    }

    private Button removeButton(Passkey passkey) {
        Button remove = new Button(getTranslation("login.passkey.remove"), _ -> confirmRemoval(passkey));
        remove.setAriaLabel(getTranslation("login.passkey.remove.of", passkey.name()));
        return remove;
    }

    private void confirmRemoval(Passkey passkey) {
        new ConfirmDelete(
                        getTranslation("login.passkey.remove.title"),
                        getTranslation("login.passkey.remove.question", passkey.name()),
                        List.of(getTranslation("login.passkey.remove.effect")),
                        getTranslation("login.passkey.remove"),
                        () -> stepUp.then(() -> remove(passkey.id())))
                .open();
    }

    private void remove(String id) {
        passkeys.remove(member, id);
        show();
        StatusLine.say(this, getTranslation("login.passkey.removed"));
    }

    private void openDialog() {
        ReauthScope work = stepUp.work();
        work.then(() -> new PasskeyDialog(passkeys, work, this::onAdded).open());
    }

    private void onAdded(List<String> recoveryCodes) {
        show();
        StatusLine.say(this, getTranslation("login.passkey.done"));
        if (!recoveryCodes.isEmpty()) {
            new CodesDialog(recoveryCodes).open();
        }
    }
}

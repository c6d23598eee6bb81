package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Open;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The people who were invited and haven't come yet; not there while there are none. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class InvitationList extends Section {

    private final Invitations invitations;
    private final StepUp stepUp;
    private final Clock clock;
    private final Div message = new Div();
    private final Div table = new Div();

    InvitationList(Invitations invitations, StepUp stepUp, Clock clock) {
        this.invitations = invitations;
        this.stepUp = stepUp;
        this.clock = clock;
        addClassName("kb-section");
        add(message, table);
        draw();
    }

    Button inviteButton() {
        Button button = new Button(
                getTranslation("members.invite"), _ -> new InviteDialog(invitations, stepUp, this::sent).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void sent(String email) {
        say(true, getTranslation("members.invited", email));
    }

    private void draw() {
        List<Open> open = invitations.open();
        table.removeAll();
        if (!open.isEmpty()) {
            table.add(new H2(getTranslation("members.open", open.size())), rows(open, clock.instant()));
        }
    }

    private DataTable rows(List<Open> open, Instant now) {
        DataTable rows = new DataTable(
                getTranslation("members.open.table"),
                getTranslation("members.email"),
                getTranslation("members.role"),
                getTranslation("members.open.until"),
                getTranslation("members.deeds"));
        open.forEach(one -> rows.row(
                new Span(one.email()),
                new Span(getTranslation("members.role." + one.role().name().toLowerCase(Locale.ROOT))),
                new Span(
                        one.expiresAt().isAfter(now)
                                ? Jst.minute(one.expiresAt())
                                : getTranslation("members.open.over", Jst.minute(one.expiresAt()))),
                deeds(one)));
        return rows;
    }

    private Component deeds(Open one) {
        Button again = button("members.resend", one, () -> stepUp.then(() -> resend(one)));
        Button revoke = button("members.revoke", one, () -> revoke(one));
        Div deeds = new Div(again, revoke);
        deeds.addClassName("kb-actions");
        return deeds;
    }

    private Button button(String key, Open one, Runnable deed) {
        Button button = new Button(getTranslation(key), _ -> deed.run());
        button.setAriaLabel(getTranslation(key + ".of", one.email()));
        return button;
    }

    private void resend(Open one) {
        switch (invitations.resend(one.id(), getLocale())) {
            case SENT -> sent(one.email());
            case TOO_OFTEN -> say(false, getTranslation("members.invite.too-often"));
            default -> say(false, getTranslation("members.open.gone"));
        }
    }

    private void revoke(Open one) {
        boolean did = invitations.revoke(one.id());
        say(did, getTranslation(did ? "members.revoked" : "members.open.gone", one.email()));
    }

    private void say(boolean done, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(done ? Severity.SUCCESS : Severity.INFO, sentence));
        StatusLine.say(this, sentence);
        draw();
    }
}

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
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Invitations.Open;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Lists the invitations that are neither used nor revoked. Shows nothing while there are none. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class InvitationList extends Section {

    private final Invitations invitations;
    private final StepUp stepUp;
    private final Clock clock;
    private final Div message = new Div();
    private final Div table = new Div();
    private List<Shown> shown = List.of();

    private record Shown(Open invitation, boolean over) {}

    InvitationList(Invitations invitations, StepUp stepUp, LivePages pages, Clock clock) {
        this.invitations = invitations;
        this.stepUp = stepUp;
        this.clock = clock;
        addClassName("kb-section");
        add(message, table);
        pages.follow(this, () -> {
            draw();
            return pages.atLatest();
        });
    }

    Button inviteButton() {
        Button button = new Button(
                getTranslation("members.invite"), _ -> new InviteDialog(invitations, stepUp, this::showSent).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void showSent(String email) {
        showResult(true, getTranslation("members.invited", email));
    }

    private void draw() {
        Instant now = clock.instant();
        List<Shown> latest = invitations.open().stream()
                .map(open -> new Shown(open, !open.expiresAt().isAfter(now)))
                .toList();
        if (latest.equals(shown)) {
            return;
        }
        shown = latest;
        table.removeAll();
        if (!latest.isEmpty()) {
            table.add(new H2(getTranslation("members.open", latest.size())), invitationTable(latest));
        }
    }

    private DataTable invitationTable(List<Shown> invitations) {
        DataTable rows = new DataTable(
                getTranslation("members.open.table"),
                getTranslation("members.email"),
                getTranslation("members.role"),
                getTranslation("members.open.until"),
                getTranslation("members.deeds"));
        invitations.forEach(one -> {
            Open invitation = one.invitation();
            String until = TimeText.minute(invitation.expiresAt());
            rows.row(
                    new Span(invitation.email()),
                    new Span(getTranslation(
                            "members.role." + invitation.role().name().toLowerCase(Locale.ROOT))),
                    new Span(one.over() ? getTranslation("members.open.over", until) : until),
                    actionCell(invitation));
        });
        return rows;
    }

    private Component actionCell(Open invitation) {
        Button again = button("members.resend", invitation, () -> stepUp.then(() -> resend(invitation)));
        Button revoke = button("members.revoke", invitation, () -> revoke(invitation));
        Div cell = new Div(again, revoke);
        cell.addClassName("kb-actions");
        return cell;
    }

    private Button button(String key, Open invitation, Runnable action) {
        Button button = new Button(getTranslation(key), _ -> action.run());
        button.setAriaLabel(getTranslation(key + ".of", invitation.email()));
        return button;
    }

    private void resend(Open invitation) {
        switch (invitations.resend(invitation.id(), getLocale())) {
            case SENT -> showSent(invitation.email());
            case TOO_OFTEN -> showResult(false, getTranslation("members.invite.too-often"));
            default -> showResult(false, getTranslation("members.open.gone"));
        }
    }

    private void revoke(Open invitation) {
        boolean revoked = invitations.revoke(invitation.id());
        showResult(revoked, getTranslation(revoked ? "members.revoked" : "members.open.gone", invitation.email()));
    }

    private void showResult(boolean done, String sentence) {
        message.removeAll();
        message.add(MessagePanel.line(done ? Severity.SUCCESS : Severity.INFO, sentence));
        StatusLine.say(this, sentence);
        draw();
    }
}

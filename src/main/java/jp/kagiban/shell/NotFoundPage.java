package jp.kagiban.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shell.layout.MainLayout;
import jp.kagiban.tenancy.Memberships;

/**
 * Shown for a missing address, and for a foreign company's address, which looks the same. If another of the member's
 * own companies has the address, the page offers to switch to that company.
 */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundPage extends ErrorPage implements HasErrorParameter<NotFoundException> {

    private final CurrentMember member;
    private final TenantChoice choice;
    private final Memberships memberships;

    NotFoundPage(CurrentMember member, TenantChoice choice, Memberships memberships) {
        this.member = member;
        this.choice = choice;
        this.memberships = memberships;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show("shell.missing.title", getTranslation("shell.missing.text"));
        String path = event.getLocation().getPath();
        member.find().ifPresent(id -> choice.ownerOf(path, id).ifPresent(tenant -> offer(tenant, id, path)));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    private void offer(TenantId tenant, MemberId id, String path) {
        memberships.companiesOf(id).stream()
                .filter(company -> company.tenant().equals(tenant))
                .forEach(company -> {
                    Button go = new Button(
                            getTranslation("shell.missing.switch", company.name()), _ -> Tabs.open(tenant, "/" + path));
                    go.addThemeVariants(ButtonVariant.PRIMARY);
                    add(new Paragraph(getTranslation("shell.missing.elsewhere", company.name())), go);
                });
    }
}

package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shell.TabMemory.Chosen;
import jp.kagiban.tenancy.DeepLinks;
import jp.kagiban.tenancy.Memberships;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Chooses with which of the member's companies a new tab begins. */
@Component
class TenantChoice {

    private final Memberships memberships;
    private final ObjectProvider<DeepLinks> links;

    TenantChoice(Memberships memberships, ObjectProvider<DeepLinks> links) {
        this.memberships = memberships;
        this.links = links;
    }

    /**
     * Returns the window's last tenant, else the owner of the address, else the member's last choice. Returns empty for
     * a member without a company.
     */
    Optional<TenantId> tenantFor(UI ui, MemberId member) {
        List<TenantId> own = memberships.tenantsOf(member);
        Optional<Chosen> before = TabMemory.recall(ui).filter(chosen -> own.contains(chosen.tenant()));
        before.filter(Chosen::justChosen).ifPresent(chosen -> memberships.rememberChoice(chosen.tenant(), member));
        Optional<TenantId> tenant = before.map(Chosen::tenant)
                .or(() -> address().flatMap(path -> ownerOf(path, own)))
                .or(() -> own.stream().findFirst());
        tenant.ifPresent(chosen -> TabMemory.remember(ui, chosen));
        return tenant;
    }

    /** Returns which of the member's own companies owns the page at this address. */
    Optional<TenantId> ownerOf(String path, MemberId member) {
        return ownerOf(path, memberships.tenantsOf(member));
    }

    private Optional<TenantId> ownerOf(String path, List<TenantId> own) {
        return links.stream().flatMap(link -> link.tenantOf(path, own).stream()).findFirst();
    }

    /** Returns the address of the new tab's view, which Vaadin's client sends when it starts a tab. */
    private static Optional<String> address() {
        return Optional.ofNullable(VaadinRequest.getCurrent())
                .map(request -> request.getParameter("location"))
                .map(location -> location.replaceFirst("[?#].*$", ""));
    }
}

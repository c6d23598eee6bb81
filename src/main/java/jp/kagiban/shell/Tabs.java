package jp.kagiban.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TabTenant;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.TabSwitch;
import org.springframework.stereotype.Component;

/** Holds the tenant of each browser tab. The tenant is fixed when the tab begins; changing it needs a new page load. */
@Component
class Tabs implements TabTenant, TabSwitch {

    private record Fixed(TenantId tenant, MemberId member) {}

    private record Withheld(TenantId tenant) {}

    private record Drawn(MemberId member) {}

    @Override
    public Optional<Tab> current() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> new Tab(tenantOf(ui).orElse(null)));
    }

    @Override
    public void to(TenantId tenant) {
        open(tenant, "/");
    }

    /**
     * Remembers the choice under the window's name and loads the page. Unsaved input is lost.
     *
     * @param path of the page to open there, beginning with a slash
     */
    static void open(TenantId tenant, String path) {
        UI ui = UI.getCurrent();
        TabMemory.choose(ui, tenant);
        ui.getPage().setLocation(path);
    }

    static Optional<TenantId> tenantOf(UI ui) {
        return fixed(ui).map(Fixed::tenant);
    }

    /** The member for whom the tab began; empty in a tab without a tenant. */
    static Optional<MemberId> memberOf(UI ui) {
        return fixed(ui).map(Fixed::member);
    }

    /**
     * Returns the member for whom the tab's view was drawn; empty if nobody was logged in. Tabs without a tenant have
     * it too.
     */
    static Optional<MemberId> drawnFor(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Drawn.class)).map(Drawn::member);
    }

    static void drawFor(UI ui, Optional<MemberId> member) {
        ComponentUtil.setData(ui, Drawn.class, member.map(Drawn::new).orElse(null));
    }

    /** Remembers which tenant the tab would have if the tenant weren't suspended. */
    static void withhold(UI ui, TenantId tenant) {
        ComponentUtil.setData(ui, Withheld.class, new Withheld(tenant));
    }

    static Optional<TenantId> withheldFrom(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Withheld.class)).map(Withheld::tenant);
    }

    private static Optional<Fixed> fixed(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Fixed.class));
    }

    /** @throws IllegalStateException if the tab has another tenant already */
    static void fix(UI ui, TenantId tenant, MemberId member) {
        if (tenantOf(ui).filter(other -> !other.equals(tenant)).isPresent()) {
            throw new IllegalStateException("A tab keeps its tenant");
        }
        ComponentUtil.setData(ui, Fixed.class, new Fixed(tenant, member));
    }
}

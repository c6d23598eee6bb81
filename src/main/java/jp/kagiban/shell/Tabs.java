package jp.kagiban.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.TabTenant;
import org.springframework.stereotype.Component;

/** The tenant of each browser tab. It is fixed when the tab begins; another tenant means another page load. */
@Component
class Tabs implements TabTenant {

    private record Fixed(UUID tenant, UUID member) {}

    private record Withheld(UUID tenant) {}

    private record Drawn(UUID member) {}

    @Override
    public Optional<Tab> current() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> new Tab(tenantOf(ui).orElse(null)));
    }

    static Optional<UUID> tenantOf(UI ui) {
        return fixed(ui).map(Fixed::tenant);
    }

    /** The member for whom the tab began; empty in a tab without a tenant. */
    static Optional<UUID> memberOf(UI ui) {
        return fixed(ui).map(Fixed::member);
    }

    /** For whom the view that the tab shows was drawn; empty where nobody was logged in. Every tab has it, also without a tenant. */
    static Optional<UUID> drawnFor(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Drawn.class)).map(Drawn::member);
    }

    static void drawFor(UI ui, Optional<UUID> member) {
        ComponentUtil.setData(ui, Drawn.class, member.map(Drawn::new).orElse(null));
    }

    /** Notes which tenant the tab would have, were it not suspended. */
    static void withhold(UI ui, UUID tenant) {
        ComponentUtil.setData(ui, Withheld.class, new Withheld(tenant));
    }

    static Optional<UUID> withheldFrom(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Withheld.class)).map(Withheld::tenant);
    }

    private static Optional<Fixed> fixed(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Fixed.class));
    }

    /** @throws IllegalStateException if the tab has another tenant already */
    static void fix(UI ui, UUID tenant, UUID member) {
        if (tenantOf(ui).filter(other -> !other.equals(tenant)).isPresent()) {
            throw new IllegalStateException("A tab keeps its tenant");
        }
        ComponentUtil.setData(ui, Fixed.class, new Fixed(tenant, member));
    }
}

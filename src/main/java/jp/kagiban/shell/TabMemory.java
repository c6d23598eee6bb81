package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the session which tenant each browser window shows, by the window's name, so that a reload shows the
 * same tenant. It doesn't grant access: callers check each time whether the member still belongs to the tenant.
 */
final class TabMemory {

    private static final int MAX_WINDOWS = 100;

    /** The browser sends the name. Flow's names have about 30 characters. */
    private static final int LONGEST_NAME = 100;

    /** @param justChosen whether the member chose the tenant, and the tab hasn't been reloaded since */
    record Chosen(TenantId tenant, boolean justChosen) {}

    /** The tenants by window; the oldest windows are forgotten. */
    private static final class Windows extends LinkedHashMap<String, Chosen> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chosen> eldest) {
            return size() > MAX_WINDOWS;
        }
    }

    private TabMemory() {}

    static Optional<Chosen> recall(UI ui) {
        return name(ui).map(window -> windows(ui.getSession()).get(window));
    }

    /** Remembers the tenant with which the tab has begun. */
    static void remember(UI ui, TenantId tenant) {
        name(ui).ifPresent(window -> windows(ui.getSession()).put(window, new Chosen(tenant, false)));
    }

    /** Remembers the member's choice for a tab that is about to reload. */
    static void choose(UI ui, TenantId tenant) {
        name(ui).ifPresent(window -> windows(ui.getSession()).put(window, new Chosen(tenant, true)));
    }

    private static Optional<String> name(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails())
                .map(ExtendedClientDetails::getWindowName)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
    }

    private static Windows windows(VaadinSession session) {
        @Nullable Windows known = session.getAttribute(Windows.class);
        if (known == null) {
            known = new Windows();
            session.setAttribute(Windows.class, known);
        }
        return known;
    }
}

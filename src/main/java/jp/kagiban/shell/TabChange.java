package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.TabSwitch;
import org.springframework.stereotype.Component;

/** Remembers the choice under the window's name and loads the page; what was half filled in stays behind. */
@Component
class TabChange implements TabSwitch {

    @Override
    public void to(TenantId tenant) {
        open(tenant, "/");
    }

    /** @param path of the page to open there, beginning with a slash */
    static void open(TenantId tenant, String path) {
        UI ui = UI.getCurrent();
        TabMemory.choose(ui, tenant);
        ui.getPage().setLocation(path);
    }
}

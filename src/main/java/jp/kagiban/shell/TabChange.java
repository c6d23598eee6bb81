package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import java.util.UUID;
import jp.kagiban.tenancy.TabSwitch;
import org.springframework.stereotype.Component;

/** Remembers the choice under the window's name and loads the page; what was half filled in stays behind. */
@Component
class TabChange implements TabSwitch {

    @Override
    public void to(UUID tenant) {
        open(tenant, "/");
    }

    /** @param path of the page to open there, beginning with a slash */
    static void open(UUID tenant, String path) {
        UI ui = UI.getCurrent();
        TabMemory.choose(ui, tenant);
        ui.getPage().setLocation(path);
    }
}

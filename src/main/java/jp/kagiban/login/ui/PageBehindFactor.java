package jp.kagiban.login.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** The page from which a member was led to the setup of a second factor. The setup leads back to it. */
@NamedInterface("ui")
public record PageBehindFactor(String path) {

    /** @param path an address of the portal, relative to the application */
    public static void remember(UI tab, String path) {
        store(tab, new PageBehindFactor(path));
    }

    /** Opens the remembered page, if there is one, and forgets it. */
    static void open(UI tab) {
        PageBehindFactor page = ComponentUtil.getData(tab, PageBehindFactor.class);
        if (page != null) {
            forget(tab);
            tab.navigate(page.path());
        }
    }

    static void forget(UI tab) {
        store(tab, null);
    }

    private static void store(UI tab, @Nullable PageBehindFactor page) {
        ComponentUtil.setData(tab, PageBehindFactor.class, page);
    }
}

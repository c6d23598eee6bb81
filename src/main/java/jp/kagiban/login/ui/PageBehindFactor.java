package jp.kagiban.login.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** The page from which a member was led to the setup of a second factor. The setup leads back to it. */
@NamedInterface("ui")
public record PageBehindFactor(Location page) {

    public static void remember(UI tab, Location page) {
        store(tab, new PageBehindFactor(page));
    }

    /** Opens the remembered page, if there is one, and forgets it. */
    static void open(UI tab) {
        PageBehindFactor behind = ComponentUtil.getData(tab, PageBehindFactor.class);
        if (behind != null) {
            forget(tab);
            tab.navigate(behind.page().getPath(), behind.page().getQueryParameters());
        }
    }

    static void forget(UI tab) {
        store(tab, null);
    }

    private static void store(UI tab, @Nullable PageBehindFactor behind) {
        ComponentUtil.setData(tab, PageBehindFactor.class, behind);
    }
}

package jp.kagiban.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What stands around every page: push, Aura and our style sheet, the icon. Style sheets only: no front-end bundle. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("kagiban.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icons/favicon.svg", "any");
    }
}

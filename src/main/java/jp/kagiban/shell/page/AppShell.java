package jp.kagiban.shell.page;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * Sets up every page: push, Aura and our style sheets, icons, and the manifest of the phone app. There is no front-end
 * bundle. The order of the sheets matters, since the later one wins between two rules of equal weight.
 */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("css/aura-inputs.css")
@StyleSheet("css/roles.css")
@StyleSheet("css/type.css")
@StyleSheet("css/icons.css")
@StyleSheet("css/frame.css")
@StyleSheet("css/outline.css")
@StyleSheet("css/parts.css")
@StyleSheet("css/search.css")
@StyleSheet("css/notices.css")
@StyleSheet("css/entry.css")
@StyleSheet("css/manual.css")
@StyleSheet("css/drawing.css")
@StyleSheet("css/walk.css")
@StyleSheet("css/pages.css")
@StyleSheet("css/connection.css")
@StyleSheet("css/shop.css")
@StyleSheet("css/small-screens.css")
@StyleSheet("css/adaptations.css")
@StyleSheet("css/renewal.css")
@StyleSheet("css/styleguide.css")
@StyleSheet("css/orders.css")
@StyleSheet("css/slip.css")
@StyleSheet("css/second-factor.css")
@StyleSheet("css/home.css")
@StyleSheet("css/timeline.css")
@StyleSheet("css/rows.css")
@StyleSheet("css/phone.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icons/favicon.svg", "any");
        settings.addFavIcon("apple-touch-icon", "icons/app-touch-180.png", "180x180");
        settings.addLink("manifest", "manifest.webmanifest");
    }
}

package jp.kagiban.shell.layout;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.CompanyBanner;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around each screen of a logged-in member: the bar with the bell, the menu, and the line that marks a
 * sandbox.
 */
@Layout
@PermitAll
@Uses(SideNavItem.class)
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    /** The id of a shop in the address of a page. */
    private static final Pattern SHOP = Pattern.compile("shops?[/=]([0-9a-f-]{36})\\b");

    private final Main main = new Main();
    private final Aside sandboxLine = new Aside();
    private @Nullable BottomTabs tabs;

    MainLayout(
            TopBar bar,
            TenantScope tenants,
            Access access,
            ObjectProvider<CompanyBanner> banner,
            ObjectProvider<BottomTabs> tabs,
            Settings settings) {
        setPrimarySection(Section.NAVBAR);
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("shell.menu")));
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        addToNavbar(bar);
        addToDrawer(drawer(access.may(Permission.SEE_HISTORY)));
        Div content = new Div();
        content.addClassName("kb-content");
        if (settings.sandbox()) {
            sandboxLine.addClassName("kb-sandbox-line");
            content.add(sandboxLine);
        }
        if (tenants.find().isPresent()) {
            content.add(banner.getObject());
        }
        content.add(main, new StatusLine());
        setContent(content);
        NarrowWindow.follow(this, NarrowWindow.PHONE, narrow -> showTabs(narrow, tabs));
    }

    /** Shows the bottom tabs in a narrow window. The style sheet then hides the bar's menu button. */
    private void showTabs(boolean narrow, ObjectProvider<BottomTabs> newTabs) {
        if (tabs != null) {
            remove(tabs);
            tabs = null;
        }
        if (narrow) {
            tabs = newTabs.getObject();
            addToNavbar(true, tabs);
        }
    }

    private Div drawer(boolean withHistory) {
        Div drawer = new Div(menu(withHistory));
        drawer.addClassName("kb-drawer");
        return drawer;
    }

    private SideNav menu(boolean withHistory) {
        SideNav menu = new SideNav();
        menu.getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
        Drawing.show(
                menu,
                Stream.of(MenuEntry.values())
                        .filter(entry -> entry != MenuEntry.HISTORY || withHistory)
                        .map(this::item)
                        .toArray(SideNavItem[]::new));
        return menu;
    }

    /**
     * Returns an item that stays marked on the pages below its own. No pages lie below the home page, and the manual's
     * parts are no pages of their own.
     */
    private SideNavItem item(MenuEntry entry) {
        SideNavItem item = new SideNavItem(
                getTranslation(entry.words()), entry.path(), entry.icon().draw());
        if (entry != MenuEntry.NOTICES && entry != MenuEntry.MANUAL) {
            // The setter would set a property, which isn't part of the page's markup.
            item.getElement().setAttribute("match-nested", true);
        }
        return item;
    }

    /** Draws the line that marks a sandbox. On other pages than the desk, its link leads to the desk of the page's shop. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Matcher shop = SHOP.matcher(event.getLocation().getPathWithQueryParameters());
        Span more = new Span(getTranslation("shell.sandbox.more"));
        more.addClassName("kb-sandbox-more");
        Span desk = new Span();
        if (!event.getLocation().getPath().equals("sandbox")) {
            String path = shop.find() ? "sandbox?from=" + shop.group(1) : "sandbox";
            desk.add(new Anchor(path, getTranslation("shell.sandbox.desk")));
        }
        Drawing.show(sandboxLine, Icons.INFO.draw(), new Span(getTranslation("shell.sandbox")), more, desk);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }
}

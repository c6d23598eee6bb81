package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.CompanyBanner;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around each screen of somebody who is logged in: bar, menu, the bell, and the line of the sandbox. */
@Layout
@PermitAll
class MainLayout extends AppLayout {

    private final Main main = new Main();

    MainLayout(
            TopBar bar, TenantScope tenants, Access access, ObjectProvider<CompanyBanner> banner, Settings settings) {
        setPrimarySection(Section.NAVBAR);
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("shell.menu")));
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        addToNavbar(bar);
        addToDrawer(drawer(access.may(Permission.SEE_HISTORY)));
        Div content = new Div();
        content.addClassName("kb-content");
        if (settings.sandbox()) {
            content.add(sandboxLine());
        }
        if (tenants.find().isPresent()) {
            content.add(banner.getObject());
        }
        content.add(main, new StatusLine());
        setContent(content);
    }

    private Div drawer(boolean withHistory) {
        Div drawer = new Div(menu(withHistory));
        drawer.addClassName("kb-drawer");
        return drawer;
    }

    private SideNav menu(boolean withHistory) {
        SideNav menu = new SideNav();
        menu.getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
        menu.addItem(
                new SideNavItem(getTranslation("shell.menu.notices"), "", Icons.BELL.draw()),
                nested("shell.menu.orders", "orders", Icons.LIST),
                nested("shell.menu.shops", "shops", Icons.KEY),
                nested("shell.menu.members", "members", Icons.PEOPLE));
        if (withHistory) {
            menu.addItem(nested("audit.list", "audit", Icons.CLOCK));
        }
        menu.addItem(new SideNavItem(getTranslation("shell.menu.manual"), "manual", Icons.INFO.draw()));
        return menu;
    }

    /** An entry that stays marked on the pages below its own. */
    private SideNavItem nested(String name, String path, Icons icon) {
        SideNavItem item = new SideNavItem(getTranslation(name), path, icon.draw());
        item.setMatchNested(true);
        return item;
    }

    /** It can't be closed: nobody shall take the practice for the real thing. */
    private Component sandboxLine() {
        Span more = new Span(getTranslation("shell.sandbox.more"));
        more.addClassName("kb-sandbox-more");
        Div line = new Div(
                Icons.INFO.draw(),
                new Span(getTranslation("shell.sandbox")),
                more,
                new Anchor("sandbox", getTranslation("shell.sandbox.desk")));
        line.addClassName("kb-sandbox-line");
        line.getElement().setAttribute("role", "note");
        return line;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }
}

package jp.kagiban.shell.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.kit.Icons;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The menu at the bottom of a phone's screen: tabs for three pages, and a sheet with the other pages. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class BottomTabs extends Nav implements AfterNavigationObserver {

    private static final String CURRENT = "aria-current";

    private final Map<MenuEntry, Anchor> tabs = new EnumMap<>(MenuEntry.class);
    private final NativeButton more;

    BottomTabs(Access access) {
        addClassName("kb-tabs");
        getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
        more = new NativeButton("", _ -> openMore(access.may(Permission.SEE_HISTORY)));
        more.add(Icons.MORE.draw(), new Span(getTranslation("shell.more")));
        more.addClassName("kb-tab");
        more.getElement().setAttribute("aria-haspopup", "dialog");
        add(tab(MenuEntry.NOTICES), tab(MenuEntry.ORDERS), tab(MenuEntry.SHOPS), more);
    }

    /** Opens the sheet with the other pages. The account's pages are in the account menu. */
    private void openMore(boolean withHistory) {
        Dialog sheet = new Dialog();
        sheet.addClassName("kb-sheet");
        sheet.setHeaderTitle(getTranslation("shell.more"));
        UnorderedList list = new UnorderedList(entry(MenuEntry.MEMBERS, sheet));
        if (withHistory) {
            list.add(entry(MenuEntry.HISTORY, sheet));
        }
        list.add(entry(MenuEntry.MANUAL, sheet));
        sheet.add(list);
        sheet.getFooter().add(new Button(getTranslation("shell.close"), _ -> sheet.close()));
        sheet.open();
    }

    private ListItem entry(MenuEntry entry, Dialog sheet) {
        Anchor link = new Anchor(entry.path(), entry.icon().draw(), new Span(getTranslation(entry.words())));
        // If the link leads to the current page, nothing else would close the sheet.
        link.getElement().addEventListener("click", _ -> sheet.close());
        return new ListItem(link);
    }

    /** Returns a tab. The tab of the shops shows a short name, and screen readers read the menu's full name. */
    private Anchor tab(MenuEntry entry) {
        Span name = new Span(getTranslation(entry.words()));
        Anchor tab = new Anchor(entry.path(), entry.icon().draw(), name);
        if (entry == MenuEntry.SHOPS) {
            name.addClassName("kb-unseen");
            Component seen = new Span(getTranslation("shell.tab.shops"));
            seen.getElement().setAttribute("aria-hidden", "true");
            tab.add(seen);
        }
        tab.addClassName("kb-tab");
        tabs.put(entry, tab);
        return tab;
    }

    /** Marks the current page, since the tabs may be added to an open page whose window became narrow. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        mark(attached.getUI().getActiveViewLocation());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        mark(event.getLocation());
    }

    private void mark(Location page) {
        String segment = page.getFirstSegment();
        tabs.forEach((entry, tab) -> mark(tab, entry.path().equals(segment), "page"));
        boolean inMore = Stream.of(MenuEntry.values())
                .filter(entry -> !tabs.containsKey(entry))
                .anyMatch(entry -> entry.path().equals(segment));
        mark(more, inMore, "true");
    }

    private static void mark(Component tab, boolean current, String value) {
        if (current) {
            tab.getElement().setAttribute(CURRENT, value);
        } else {
            tab.getElement().removeAttribute(CURRENT);
        }
    }
}

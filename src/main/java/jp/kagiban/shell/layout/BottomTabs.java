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

/** The menu of a phone, where thumbs reach it: three pages, and a sheet with the rest. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class BottomTabs extends Nav implements AfterNavigationObserver {

    private static final String CURRENT = "aria-current";

    private final Map<MenuEntry, Anchor> tabs = new EnumMap<>(MenuEntry.class);
    private final NativeButton rest;

    BottomTabs(Access access) {
        addClassName("kb-tabs");
        getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
        rest = new NativeButton("", _ -> openRest(access.may(Permission.SEE_HISTORY)));
        rest.add(Icons.MORE.draw(), new Span(getTranslation("shell.more")));
        rest.addClassName("kb-tab");
        rest.getElement().setAttribute("aria-haspopup", "dialog");
        add(tab(MenuEntry.NOTICES), tab(MenuEntry.ORDERS), tab(MenuEntry.SHOPS), rest);
    }

    /** Opens the rest of the menu. The account menu has all that belongs to one's account. */
    private void openRest(boolean withHistory) {
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
        // On the page that it leads to already, nothing else would close it.
        link.getElement().addEventListener("click", _ -> sheet.close());
        return new ListItem(link);
    }

    /** The shops have the name by which the menu calls them, and a short one for the eye. */
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

    /** The tabs may come to a page that is there already, such as one whose window has become narrow. */
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
        String first = page.getFirstSegment();
        tabs.forEach((entry, tab) -> mark(tab, entry.path().equals(first), "page"));
        boolean inRest = Stream.of(MenuEntry.values())
                .filter(entry -> !tabs.containsKey(entry))
                .anyMatch(entry -> entry.path().equals(first));
        mark(rest, inRest, "true");
    }

    private static void mark(Component tab, boolean current, String as) {
        if (current) {
            tab.getElement().setAttribute(CURRENT, as);
        } else {
            tab.getElement().removeAttribute(CURRENT);
        }
    }
}

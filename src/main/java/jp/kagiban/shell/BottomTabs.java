package jp.kagiban.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.kit.Icons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The menu of a phone, where thumbs reach it: three pages, and a sheet with the rest. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class BottomTabs extends Nav implements AfterNavigationObserver {

    private static final String CURRENT = "aria-current";

    private final Map<MenuEntry, Anchor> tabs = new EnumMap<>(MenuEntry.class);
    private final NativeButton rest;

    BottomTabs(ObjectProvider<MenuSheet> sheets) {
        addClassName("kb-tabs");
        getElement().setAttribute("aria-label", getTranslation("shell.menu.main"));
        rest = new NativeButton("", _ -> sheets.getObject().open());
        rest.add(Icons.MORE.draw(), new Span(getTranslation("shell.more")));
        rest.addClassName("kb-tab");
        rest.getElement().setAttribute("aria-haspopup", "dialog");
        add(tab(MenuEntry.NOTICES), tab(MenuEntry.ORDERS), tab(MenuEntry.SHOPS), rest);
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

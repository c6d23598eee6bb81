package jp.kagiban.kit;

import com.vaadin.flow.component.UI;

/** The address to which the view that a tab shows belongs, as the browser is told: in an attribute of the page, from its base on. */
public final class PageAddress {

    private static final String SHOWN = "data-address";

    private PageAddress() {}

    /** Tells it of each view that the tab enters from now on. */
    public static void follow(UI tab) {
        tab.addAfterNavigationListener(
                entered -> show(tab, entered.getLocation().getPathWithQueryParameters()));
    }

    /**
     * Gives the view that stands another address, in the place of the one before: the browser's back leads past it.
     *
     * @param address from the page's base on, with its query
     */
    public static void replace(UI tab, String address) {
        tab.getPage().getHistory().replaceState(null, address);
        show(tab, address);
    }

    private static void show(UI tab, String address) {
        tab.getElement().setAttribute(SHOWN, address);
    }
}

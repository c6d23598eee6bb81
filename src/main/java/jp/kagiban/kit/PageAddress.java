package jp.kagiban.kit;

import com.vaadin.flow.component.UI;

/** The address of the view that a tab shows, told to the browser in an attribute of the body, relative to the page's base. */
public final class PageAddress {

    private static final String SHOWN = "data-address";

    private PageAddress() {}

    /** Tells it of each view that the tab enters from now on. */
    public static void follow(UI tab) {
        tab.addAfterNavigationListener(
                entered -> show(tab, entered.getLocation().getPathWithQueryParameters()));
    }

    /**
     * Gives the view that stands, or is being entered, another address in the place of its own, so that the browser's back
     * doesn't lead to that.
     *
     * @param address relative to the page's base, with its query
     */
    public static void replace(UI tab, String address) {
        tab.getPage().getHistory().replaceState(null, address);
        tab.beforeClientResponse(tab, _ -> show(tab, address));
    }

    private static void show(UI tab, String address) {
        tab.getElement().setAttribute(SHOWN, address);
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.UI;

/**
 * Tells the browser the address of the view that a tab shows, in an attribute of the body. The address is relative to
 * the page's base.
 */
public final class PageAddress {

    private static final String ATTRIBUTE = "data-address";

    private PageAddress() {}

    /** Sets the address for each view that the tab enters from now on. */
    public static void follow(UI tab) {
        tab.addAfterNavigationListener(
                entered -> show(tab, entered.getLocation().getPathWithQueryParameters()));
    }

    /**
     * Replaces the address of the current view, or of the one that is being entered, so that Back doesn't lead to the
     * old address.
     *
     * @param address relative to the page's base, with its query
     */
    public static void replace(UI tab, String address) {
        tab.getPage().getHistory().replaceState(null, address);
        tab.beforeClientResponse(tab, _ -> show(tab, address));
    }

    private static void show(UI tab, String address) {
        tab.getElement().setAttribute(ATTRIBUTE, address);
    }
}

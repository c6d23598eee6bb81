package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** The part of a page that its address names after {@code #}. */
public final class PageFragment {

    private static final String SHOW = """
            const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
            if (named && this.contains(named)) {
              named.scrollIntoView();
              named.focus({ preventScroll: true });
            }
            """;

    private PageFragment() {}

    /** Shows the named part once the page stands: a browser looks for it only when it loads a page, and too early then. */
    public static void showIn(Component page) {
        page.getElement().executeJs(SHOW);
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** The part of a page that its address names after {@code #}. */
public final class PageFragment {

    private static final String SHOW = """
            let frames = 0;
            const show = () => {
              if (!this.isConnected && frames++ < 60) return requestAnimationFrame(show);
              const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
              if (named && this.contains(named)) {
                named.scrollIntoView();
                named.focus({ preventScroll: true });
              }
            };
            requestAnimationFrame(show);
            """;

    private PageFragment() {}

    /**
     * Shows the named part and gives it the focus. A browser by itself looks for it only while it loads a page, when the
     * view isn't there yet.
     */
    public static void showIn(Component page) {
        Script.run(page, SHOW);
    }
}

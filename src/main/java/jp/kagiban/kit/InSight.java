package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Scrolls the part of a page that matters into sight. */
public final class InSight {

    /** A dialog is laid out some frames after it is opened, and puts what stands in it to another place meanwhile. */
    private static final String CENTRE = """
            const seek = (frames) => {
              this.querySelector($0)?.scrollIntoView({ block: 'nearest', inline: 'center' });
              if (frames > 0) requestAnimationFrame(() => seek(frames - 1));
            };
            seek(30);
            """;

    private static final String SHOW_NAMED = """
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

    private InSight() {}

    /**
     * Scrolls sideways to a part, again for the first half second.
     *
     * @param scroller what the part stands in
     * @param selector of CSS; the first part that it matches counts
     */
    public static void begin(Component scroller, String selector) {
        Script.run(scroller, CENTRE, selector);
    }

    /**
     * Shows the named part and gives it the focus. A browser by itself looks for it only while it loads a page, when the
     * view isn't there yet.
     */
    public static void showNamed(Component page) {
        Script.run(page, SHOW_NAMED);
    }
}

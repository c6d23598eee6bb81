package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Scrolls a part of a page into view. */
public final class InSight {

    /**
     * Repeats the scrolling for 30 frames. A dialog is laid out some frames after it is opened, and moves its content
     * meanwhile.
     */
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
     * Scrolls sideways to a part, and keeps it in view for the first half second.
     *
     * @param scroller the container of the part
     * @param selector CSS selector; the first match counts
     */
    public static void begin(Component scroller, String selector) {
        Script.run(scroller, CENTRE, selector);
    }

    /**
     * Scrolls to the part that the address's fragment names, and focuses it. A browser itself looks for the part only
     * while it loads the page, when the view isn't there yet.
     */
    public static void showNamed(Component page) {
        Script.run(page, SHOW_NAMED);
    }
}

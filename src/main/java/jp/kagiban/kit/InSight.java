package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Begins what scrolls sideways with the part that it is about in sight. */
public final class InSight {

    /** A dialog is laid out some frames after it is opened, and puts what stands in it to another place meanwhile. */
    private static final String CENTRE = """
            const seek = (frames) => {
              this.querySelector($0)?.scrollIntoView({ block: 'nearest', inline: 'center' });
              if (frames > 0) requestAnimationFrame(() => seek(frames - 1));
            };
            seek(30);
            """;

    private InSight() {}

    /**
     * Scrolls there for the first half second.
     *
     * @param scroller what the part stands in
     * @param selector of CSS; the first part that it matches counts
     */
    public static void begin(Component scroller, String selector) {
        Script.run(scroller, CENTRE, selector);
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Begins what scrolls sideways with the part that it is about in sight. */
public final class InSight {

    /** A dialog is laid out some frames after it is opened. */
    private static final String CENTRE = """
            const seek = (frames) => {
              const part = this.querySelector($0);
              if (part?.getBoundingClientRect().width) part.scrollIntoView({ block: 'nearest', inline: 'center' });
              else if (frames > 0) requestAnimationFrame(() => seek(frames - 1));
            };
            seek(60);
            """;

    private InSight() {}

    /**
     * Scrolls once, as soon as the part is drawn.
     *
     * @param scroller what the part stands in
     * @param selector of CSS; the first part that it matches counts
     */
    public static void begin(Component scroller, String selector) {
        Script.run(scroller, CENTRE, selector);
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Gives the focus back to the row of a list that somebody had opened, for when they come back. */
public final class BackToRow {

    /**
     * The rows come one by one after the list, and are seen still later; whoever goes on meanwhile is left alone, and so is who has
     * waited for long.
     */
    private static final String FOCUS = """
            const begun = document.activeElement;
            const elsewhere = () => ![begun, document.body].includes(document.activeElement)
                && document.activeElement?.localName !== 'h1';
            const take = () => {
              const link = [...this.querySelectorAll('a')].find((one) => one.getAttribute('href') === $0);
              const there = link?.checkVisibility({ visibilityProperty: true });
              if (there && !elsewhere()) link.focus();
              return there || elsewhere();
            };
            const over = new AbortController();
            const end = () => over.abort();
            const look = () => {
              if (over.signal.aborted) return;
              if (take()) end();
              else requestAnimationFrame(look);
            };
            for (const deed of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
              window.addEventListener(deed, end, { capture: true, passive: true, signal: over.signal });
            }
            setTimeout(end, 10000);
            look();
            """;

    private BackToRow() {}

    /**
     * Focuses the row's link as soon as it is drawn, unless that takes more than ten seconds, or somebody scrolls, presses or
     * types before.
     *
     * @param href the link's address, as its row has it
     */
    public static void focus(Component list, String href) {
        Script.run(list, FOCUS, href);
    }
}

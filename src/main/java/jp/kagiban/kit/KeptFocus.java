package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/**
 * Keeps the keyboard focus in a part that is redrawn. If the focused element is gone, its successor of the same name
 * gets the focus. Without a successor, the first element of the part with {@code tabindex="-1"} gets it. A script in
 * every page handles the marked parts. {@link #backToRow} focuses a row when somebody returns to its list.
 */
public final class KeptFocus {

    private static final String KEEPS = "kb-keeps-focus";

    private static final String BEGIN = "this.querySelector('[tabindex=\"-1\"]')?.focus()";

    /** Restores the focus after a row was rewritten or moved. A click elsewhere ends this. */
    private static final String KEEP_IN_ROWS = """
            const parts = row => [...row.querySelectorAll('a, input, vaadin-button')];
            const seen = new AbortController();
            let last = null;
            this.addEventListener('focusin', ({ target }) => {
              const row = target.closest('tbody > tr');
              last = row && { row, place: parts(row).indexOf(target) };
            });
            this.addEventListener('focusout', moved => {
              if (moved.relatedTarget) last = null;
            });
            window.addEventListener('pointerdown', () => {
              last = null;
              if (!this.isConnected) seen.abort();
            }, { capture: true, passive: true, signal: seen.signal });
            new MutationObserver(() => {
              if (last?.row.isConnected && document.activeElement === document.body) {
                (parts(last.row)[last.place] ?? parts(last.row)[0])?.focus({ preventScroll: true });
              }
            }).observe(this, { childList: true, subtree: true });
            """;

    /**
     * Waits for the row, since rows arrive one by one after the list and become visible still later. Gives up if
     * somebody does something meanwhile, or after ten seconds.
     */
    private static final String BACK_TO_ROW = """
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

    private KeptFocus() {}

    /** Focuses the first focusable element of the part once the browser has the part, which may be redrawn before. */
    public static void begin(Component part) {
        Script.run(part, BEGIN);
    }

    /** Focuses the part if nothing else has the focus, for example after an overlay was closed. */
    public static void giveBack(Component part) {
        Script.run(part, "if (document.activeElement === document.body) this.focus()");
    }

    /** Makes the part keep the focus when it is redrawn, for as long as it is on a page. */
    public static void in(Component part) {
        part.getElement().getClassList().add(KEEPS);
    }

    /** Keeps the focus in a table whose rows are rewritten or moved one by one, while the table is on the page. */
    static void inRows(Component table) {
        Script.run(table, KEEP_IN_ROWS);
    }

    /**
     * Focuses the row's link as soon as it is drawn, unless that takes more than ten seconds, or somebody scrolls,
     * clicks or types before.
     *
     * @param href the link's address, as its row has it
     */
    public static void backToRow(Component list, String href) {
        Script.run(list, BACK_TO_ROW, href);
    }
}

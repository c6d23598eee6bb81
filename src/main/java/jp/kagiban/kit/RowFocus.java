package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Keeps the place of who goes by keyboard in a table whose rows are rewritten or moved by themselves. */
final class RowFocus {

    /** Whoever has pressed elsewhere has gone on. */
    private static final String KEEP = """
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

    private RowFocus() {}

    /** For as long as the table is on the page. */
    static void keep(Component table) {
        Script.run(table, KEEP);
    }
}

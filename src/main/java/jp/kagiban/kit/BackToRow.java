package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** Gives the focus back to the row of a list that somebody had opened, for when he comes back. */
public final class BackToRow {

    /** The rows come one by one after the list; whoever goes on meanwhile is left alone. */
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
            if (take()) return;
            const rows = new MutationObserver(() => take() && rows.disconnect());
            rows.observe(this, { childList: true, subtree: true, attributes: true });
            """;

    private BackToRow() {}

    /**
     * Focuses the row's link as soon as it is drawn.
     *
     * @param href the link's address, as its row has it
     */
    public static void focus(Component list, String href) {
        Script.run(list, FOCUS, href);
    }
}

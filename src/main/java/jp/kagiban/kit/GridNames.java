package jp.kagiban.kit;

import com.vaadin.flow.component.grid.Grid;

/** Names parts of a grid that Vaadin names in English only. Each name holds for as long as the grid is on the page. */
public final class GridNames {

    private static final String NAME_BOXES = """
            const rowOf = box => box.parentElement.assignedSlot?.closest('tr');
            const header = row => row?.querySelector('[role=rowheader] slot')?.assignedNodes()[0]?.textContent.trim() ?? '';
            const name = () => this.querySelectorAll('vaadin-grid-cell-content > vaadin-checkbox').forEach(box => {
              const head = box.matches('.vaadin-grid-select-all-checkbox');
              const words = head ? $1 : $0.replace('%s', header(rowOf(box)));
              if (box.accessibleName !== words) box.accessibleName = words;
              if (head && !box.nextElementSibling) {
                box.after(Object.assign(document.createElement('span'), { className: 'kb-unseen', textContent: words }));
              }
            });
            new MutationObserver(name).observe(this, { childList: true, subtree: true });
            name();
            """;

    private static final String NAME_HEADERS = """
            const name = () => this.querySelectorAll('vaadin-grid-sorter[aria-label]')
                .forEach(header => header.removeAttribute('aria-label'));
            new MutationObserver(name).observe(this, { childList: true, subtree: true, attributeFilter: ['aria-label'] });
            name();
            """;

    private GridNames() {}

    /**
     * Names the checkboxes that select rows, including those that appear while the grid scrolls, and their column. The
     * box that selects all rows must be hidden.
     *
     * @param row name of the checkbox in each row; {@code %s} is replaced by the text of the row's header
     */
    public static void boxes(Grid<?> grid, String row) {
        grid.addAttachListener(_ -> Script.run(grid, NAME_BOXES, row, grid.getTranslation("kit.rows.choice")));
    }

    /** Names sortable headers by their own text, without Vaadin's "Sort by …". */
    public static void sortHeaders(Grid<?> grid) {
        grid.addAttachListener(_ -> Script.run(grid, NAME_HEADERS));
    }
}

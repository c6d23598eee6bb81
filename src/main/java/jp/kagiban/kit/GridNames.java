package jp.kagiban.kit;

import com.vaadin.flow.component.grid.Grid;

/** Names parts of a grid that Vaadin names in English only. Each name holds for as long as the grid is on the page. */
public final class GridNames {

    private static final String NAME_BOXES = """
            const rowOf = box => box.parentElement.assignedSlot?.closest('tr');
            const header = row => row?.querySelector('[role=rowheader] slot')?.assignedNodes()[0]?.textContent.trim() ?? '';
            const name = () => this.querySelectorAll('vaadin-grid-cell-content > vaadin-checkbox').forEach(box => {
              const words = box.matches('.vaadin-grid-select-all-checkbox') ? $1 : $0.replace('%s', header(rowOf(box)));
              if (box.accessibleName !== words) box.accessibleName = words;
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
     * Names the boxes that choose rows, including boxes that come while the grid scrolls.
     *
     * @param row of the box in each row, in which {@code %s} stands for the words of the row's header
     * @param all of the box that chooses all rows
     */
    public static void boxes(Grid<?> grid, String row, String all) {
        grid.addAttachListener(_ -> Script.run(grid, NAME_BOXES, row, all));
    }

    /** Names the headers by which the grid is sorted by their own words, without Vaadin's "Sort by …". */
    public static void sortHeaders(Grid<?> grid) {
        grid.addAttachListener(_ -> Script.run(grid, NAME_HEADERS));
    }
}

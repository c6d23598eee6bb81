package jp.kagiban.kit;

import com.vaadin.flow.component.grid.Grid;

/** Names the boxes that choose a grid's rows, which Vaadin names in English alone: it has no word of ours to take. */
public final class ChoiceBoxes {

    private static final String NAME = """
            const rowOf = box => box.parentElement.assignedSlot?.closest('tr');
            const header = row => row?.querySelector('[role=rowheader] slot')?.assignedNodes()[0]?.textContent.trim() ?? '';
            const name = () => this.querySelectorAll('vaadin-grid-cell-content > vaadin-checkbox').forEach(box => {
              const words = box.matches('.vaadin-grid-select-all-checkbox') ? $1 : $0.replace('%s', header(rowOf(box)));
              if (box.accessibleName !== words) box.accessibleName = words;
            });
            new MutationObserver(name).observe(this, { childList: true, subtree: true });
            name();
            """;

    private ChoiceBoxes() {}

    /**
     * Names them for as long as the grid is on the page, those too that come while it scrolls.
     *
     * @param row of the box in each row, in which {@code %s} stands for the words of the row's header
     * @param all of the box that chooses all rows
     */
    public static void name(Grid<?> grid, String row, String all) {
        grid.addAttachListener(_ -> Script.run(grid, NAME, row, all));
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.component.grid.Grid;

/** Lets headers by which a grid is sorted be named by their own words; Vaadin names them "Sort by …", in English alone. */
public final class SortHeaders {

    private static final String NAME = """
            const name = () => this.querySelectorAll('vaadin-grid-sorter[aria-label]')
                .forEach(header => header.removeAttribute('aria-label'));
            new MutationObserver(name).observe(this, { childList: true, subtree: true, attributeFilter: ['aria-label'] });
            name();
            """;

    private SortHeaders() {}

    /** Names them for as long as the grid is on the page. */
    public static void name(Grid<?> grid) {
        grid.addAttachListener(_ -> Script.run(grid, NAME));
    }
}

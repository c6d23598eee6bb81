package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** The table of orders on somebody's screen. */
final class OrderTable {

    private static final String BY_NUMBER = "/orders?sort=number";

    /** The height of the first row that is only a bar yet; null while there is none. */
    private static final String BAR_HEIGHT = """
            () => {
              const grid = document.querySelector('.kb-orders-grid');
              const cell = grid.shadowRoot.querySelector('tbody [part~="loading-row-cell"]');
              return cell && getComputedStyle(cell).backgroundImage !== 'none' ? cell.offsetHeight : null;
            }
            """;

    private static final String ROWS_IN_SIGHT = """
            grid => {
              const below = grid.shadowRoot.querySelector('thead').getBoundingClientRect().bottom;
              return [...grid.shadowRoot.querySelectorAll('tbody tr:not([hidden])')].map(row => row.getBoundingClientRect())
                  .filter(row => row.top >= below && row.bottom <= innerHeight && row.height > 0).length;
            }
            """;

    static final String ROW_HEIGHT =
            "grid => grid.shadowRoot.querySelector('tbody tr:not([hidden]) [part~=\"cell\"]').offsetHeight";

    /** The third order from above that can be seen in the list; null until its row is there. */
    private static final String ORDER_IN_SIGHT = """
            () => {
              const grid = document.querySelector('.kb-orders-grid');
              const { top } = grid.getBoundingClientRect();
              const links = [...grid.querySelectorAll('a')].filter(link => link.checkVisibility())
                  .map(link => [link.getBoundingClientRect().top, link.textContent]).filter(([at]) => at > top);
              return links.sort(([a], [b]) => a - b)[2]?.[1] ?? null;
            }
            """;

    private final Person person;
    private final Locator grid;

    OrderTable(Person person) {
        this.person = person;
        this.grid = person.page().locator(".kb-orders-grid");
    }

    /** Once more orders are there than are read at once. */
    void open(String address) {
        person.open(address, "受注一覧");
        assertThat(person.page().locator(".kb-filter-found")).hasText(Pattern.compile("^[1-9]\\d\\d件$"));
        assertThat(grid.locator("a").first()).isVisible();
    }

    /** How many orders can be seen whole, in a window of {@link Screens#WIDE} by {@link Screens#HEIGHT}. */
    int inSight() {
        Gallery.settle(person.page());
        return ((Number) grid.evaluate(ROWS_IN_SIGHT)).intValue();
    }

    Object rowHeight() {
        return grid.evaluate(ROW_HEIGHT);
    }

    /** Waits for a row that is only a bar yet. */
    Object barHeight() {
        return person.page().waitForFunction(BAR_HEIGHT).jsonValue();
    }

    /** To this row, or to the last. */
    void scrollTo(int row) {
        grid.evaluate("(grid, row) => grid.scrollToIndex(Math.min(row, grid.size - 1))", row);
    }

    void assertLastRowIsThere() {
        assertThat(grid.locator("a").last()).isVisible();
    }

    /** Opens an order that stands far down in the list. Returns its number. */
    String openFarDown() {
        open(BY_NUMBER);
        scrollTo(70);
        Gallery.settle(person.page());
        String order = person.page().waitForFunction(ORDER_IN_SIGHT).jsonValue().toString();
        person.find(AriaRole.LINK, order).click();
        person.sees(order);
        Gallery.settle(person.page());
        return order;
    }

    /** The list is sorted as it was when the order was opened, and the order's link is in sight and has the focus. */
    void assertStandsOn(String order) {
        person.sees("受注一覧");
        new Keyboard(person.page()).standsOn(order);
        assertThat(person.find(AriaRole.LINK, order)).isInViewport();
        Assertions.assertThat(URI.create(person.page().url()))
                .hasPath("/orders")
                .hasQuery("sort=number");
    }
}

package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeLeaveEvent;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import jp.kagiban.kit.KeptFocus;

/**
 * Restores the position in the list when the member returns from an order. Each tab remembers the row of the last
 * opened order until the next list is shown.
 */
final class WayBack {

    private final Component list;
    private final IntConsumer scrollTo;

    /**
     * The row from which an order was opened.
     *
     * @param list the address of the list
     * @param index the row's index in the list
     * @param number the number of the order
     */
    private record OpenedRow(ListAddress list, int index, String number) {}

    /**
     * @param list the component that contains the row's link
     * @param scrollTo scrolls to the row with this index
     */
    WayBack(Component list, IntConsumer scrollTo) {
        this.list = list;
        this.scrollTo = scrollTo;
    }

    /** Remembers the row when the member leaves the list for one of its orders. */
    void leave(BeforeLeaveEvent leaving, ListAddress shown, KeptRows rows) {
        String number = leaving.getRouteParameters().get(OrderView.NUMBER).orElse("");
        OptionalInt index = rows.indexOf(number);
        ComponentUtil.setData(
                leaving.getUI(),
                OpenedRow.class,
                index.isPresent() ? new OpenedRow(shown, index.getAsInt(), number) : null);
    }

    /** Restores the position if the member returns from that order to the same list. */
    void enter(UI tab, ListAddress shown) {
        OpenedRow opened = ComponentUtil.getData(tab, OpenedRow.class);
        ComponentUtil.setData(tab, OpenedRow.class, null);
        String previousPath = tab.getInternals().getActiveViewLocation().getPath();
        if (opened != null
                && opened.list().equals(shown)
                && OrderGrid.href(opened.number()).equals(previousPath)) {
            tab.beforeClientResponse(list, _ -> restore(opened));
        }
    }

    private void restore(OpenedRow opened) {
        scrollTo.accept(opened.index());
        KeptFocus.backToRow(list, OrderGrid.href(opened.number()));
    }
}

package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeLeaveEvent;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import jp.kagiban.kit.KeptFocus;

/** Leads from a row of the list to its order and back. A tab remembers the last opened row until it is used. */
final class WayBack {

    private final Component list;
    private final IntConsumer scrolling;

    /**
     * The row from which an order was opened.
     *
     * @param list what the list showed
     * @param index the row's place in it
     * @param number of the order
     */
    private record OpenedRow(ListAddress list, int index, String number) {}

    /**
     * @param list in which the row's link stands
     * @param scrolling brings the row with this index into sight
     */
    WayBack(Component list, IntConsumer scrolling) {
        this.list = list;
        this.scrolling = scrolling;
    }

    /** Remembers the row when the member leaves the list for one of its orders. */
    void leave(BeforeLeaveEvent leaving, ListAddress shown, KeptRows rows) {
        String number = leaving.getRouteParameters().get(OrderView.NUMBER).orElse("");
        OptionalInt place = rows.placeOf(number);
        ComponentUtil.setData(
                leaving.getUI(),
                OpenedRow.class,
                place.isPresent() ? new OpenedRow(shown, place.getAsInt(), number) : null);
    }

    /** Restores the position if the member returns from that order to the same list. */
    void enter(UI tab, ListAddress shown) {
        OpenedRow opened = ComponentUtil.getData(tab, OpenedRow.class);
        ComponentUtil.setData(tab, OpenedRow.class, null);
        String left = tab.getInternals().getActiveViewLocation().getPath();
        if (opened != null
                && opened.list().equals(shown)
                && OrderGrid.href(opened.number()).equals(left)) {
            tab.beforeClientResponse(list, _ -> stand(opened));
        }
    }

    private void stand(OpenedRow opened) {
        scrolling.accept(opened.index());
        KeptFocus.backToRow(list, OrderGrid.href(opened.number()));
    }
}

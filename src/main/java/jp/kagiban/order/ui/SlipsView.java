package jp.kagiban.order.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderBook.SlipOrder;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** The packing slips of the orders that the member has selected in the list. Each visit needs a new selection. */
@Route("orders/slips")
@PermitAll
@Needs(Permission.SEE_BUYERS)
class SlipsView extends SlipPage {

    private final OrderBook book;
    private final CurrentMember member;
    private final OrderParts parts;

    /** The orders whose slips a tab shows next. */
    private record Choice(List<OrderKey> orders) {}

    SlipsView(OrderBook book, CurrentMember member, OrderParts parts) {
        this.book = book;
        this.member = member;
        this.parts = parts;
    }

    /**
     * Shows the slips of these orders. The member must have just proved their identity.
     *
     * @param orders one to {@link OrderBook#MAX_SLIPS}
     */
    static void open(UI tab, List<OrderKey> orders) {
        ComponentUtil.setData(tab, Choice.class, new Choice(orders));
        tab.navigate(SlipsView.class);
    }

    /** Uses up the selection, so that the page decrypts its orders only once. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Choice choice = ComponentUtil.getData(entering.getUI(), Choice.class);
        ComponentUtil.setData(entering.getUI(), Choice.class, null);
        if (choice != null) {
            removeAll();
            show(
                    entering.getUI(),
                    book.slips(
                            choice.orders(), ListAddress.last(entering.getUI()).sort(), member.id()));
        } else if (getComponentCount() == 0) {
            showNone(entering.getUI());
        }
    }

    private void showNone(UI tab) {
        header(tab, getTranslation("order.slip"));
        add(new EmptyState(
                getTranslation("order.slips.none"), new Anchor("orders", getTranslation("order.slips.choose"))));
    }

    private PageHeader header(UI tab, String title) {
        PageHeader header = new PageHeader(title);
        header.back(new Anchor(ListAddress.last(tab).href(), getTranslation("order.back")));
        add(header);
        return header;
    }

    private void show(UI tab, List<SlipOrder> orders) {
        if (orders.isEmpty()) {
            showNone(tab);
            return;
        }
        PageHeader header = header(tab, getTranslation("order.slips", orders.size()));
        Map<ShopId, String> shops = parts.shopNames();
        List<Slip> slips = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (SlipOrder order : orders) {
            List<Slip> own =
                    Slip.of(order.order(), shops.getOrDefault(order.row().shop(), ""));
            slips.addAll(own);
            if (own.isEmpty()) {
                missing.add(order.row().number());
            }
        }
        if (!missing.isEmpty()) {
            add(MessagePanel.line(Severity.UNKNOWN, getTranslation("order.slips.missing", joined(missing))));
        }
        if (!slips.isEmpty()) {
            show(header, slips);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("order.slip") + getTranslation("kit.title.tail");
    }
}

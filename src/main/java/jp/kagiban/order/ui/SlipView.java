package jp.kagiban.order.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderDetails;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** 納品書: the packing slips of an order, one A4 sheet for each parcel. Only the slips are printed, not the rest of the page. */
@Route("orders/:number/slip")
@PermitAll
@Needs(Permission.SEE_BUYERS)
class SlipView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OrderBook book;
    private final CurrentMember member;
    private final OrderParts parts;
    private String number = "";

    SlipView(OrderBook book, CurrentMember member, OrderParts parts) {
        this.book = book;
        this.member = member;
        this.parts = parts;
        addClassNames("kb-page", "kb-slips");
    }

    /** Returns the address, relative to the application. */
    static String href(String number) {
        return OrderGrid.href(number) + "/slip";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        number = entering.getRouteParameters().get(OrderView.NUMBER).orElse("");
        book.slip(number, member.id())
                .ifPresentOrElse(this::show, () -> entering.rerouteToError(NotFoundException.class));
    }

    private void show(OrderDetails details) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("order.slip"));
        header.back(new Anchor(OrderGrid.href(number), getTranslation("order.slip.back")));
        add(header);
        IncomingOrder order = details.order();
        List<OrderPackage> parcels = order == null ? List.of() : order.standingPackages();
        if (order == null || parcels.isEmpty()) {
            add(new MessagePanel(Severity.UNKNOWN, getTranslation("order.missing"))
                    .say(getTranslation("order.missing.text")));
            return;
        }
        header.actions(new PrintButton(getTranslation("order.slip.print")));
        add(new Paragraph(getTranslation("order.slip.text")));
        if (parcels.stream().anyMatch(Slip::waitsForAddress)) {
            add(MessagePanel.line(Severity.URGENT, getTranslation("order.slip.gift")));
        }
        String shop = parts.shopNames().getOrDefault(details.row().shop(), "");
        for (int i = 0; i < parcels.size(); i++) {
            add(new Slip(order, parcels.get(i), shop, i + 1, parcels.size()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("order.slip.title", number) + getTranslation("kit.title.tail");
    }
}

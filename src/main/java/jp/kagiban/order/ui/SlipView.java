package jp.kagiban.order.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderBook.SlipOrder;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** 納品書: the packing slips of an order. */
@Route("orders/:number/slip")
@PermitAll
@Needs(Permission.SEE_BUYERS)
class SlipView extends SlipPage {

    private final OrderBook book;
    private final CurrentMember member;
    private final OrderParts parts;
    private String number = "";

    SlipView(OrderBook book, CurrentMember member, OrderParts parts) {
        this.book = book;
        this.member = member;
        this.parts = parts;
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

    private void show(SlipOrder found) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("order.slip"));
        header.back(new Anchor(OrderGrid.href(number), getTranslation("order.slip.back")));
        add(header);
        List<Slip> slips = Slip.of(
                found.order(), parts.shopNames().getOrDefault(found.row().shop(), ""));
        if (slips.isEmpty()) {
            add(new MessagePanel(Severity.UNKNOWN, getTranslation("order.missing"))
                    .say(getTranslation("order.missing.text")));
        } else {
            show(header, slips);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("order.slip.title", number) + getTranslation("kit.title.tail");
    }
}

package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderDetails;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** The page of one order. */
@Route("orders/:number")
@PermitAll
@Needs(Permission.SEE_ORDERS)
class OrderView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String NUMBER = "number";

    private final OrderBook book;
    private final CurrentMember member;
    private final OrderParts parts;
    private final Div content = new Div();
    private String number = "";
    private @Nullable OrderDetails shown;

    OrderView(OrderBook book, CurrentMember member, OrderParts parts) {
        this.book = book;
        this.member = member;
        this.parts = parts;
        addClassName("kb-page");
        content.addClassName("kb-order");
        add(content);
        parts.follow(content, this::draw);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        number = entering.getRouteParameters().get(NUMBER).orElse("");
        Optional<OrderDetails> found = book.details(number, member.id());
        shown = null;
        found.ifPresentOrElse(this::show, () -> entering.rerouteToError(NotFoundException.class));
    }

    private Instant draw() {
        book.details(number, member.id(), shown).ifPresent(this::show);
        return parts.nextRedraw();
    }

    /** Redraws the page only after a change, so that nothing moves under the pointer. */
    private void show(OrderDetails details) {
        if (details.equals(shown)) {
            return;
        }
        shown = details;
        content.removeAll();
        content.add(header(details));
        if (details.order() == null) {
            content.add(new MessagePanel(Severity.UNKNOWN, getTranslation("order.missing"))
                    .say(getTranslation("order.missing.text")));
        } else {
            if (OrderWords.isLost(details.row())) {
                content.add(new MessagePanel(Severity.UNKNOWN, getTranslation("order.lost"))
                        .say(getTranslation("order.lost.text")));
            }
            OrderSheet sheet = new OrderSheet(this, details, details.order(), parts.shopNames());
            content.add(sheet.sections().toArray(Component[]::new));
        }
    }

    private PageHeader header(OrderDetails details) {
        PageHeader header = new PageHeader(details.row().number());
        header.back(new Anchor(ListAddress.last(UI.getCurrent()).href(), getTranslation("order.back")));
        List<Component> actions = new ArrayList<>();
        if (details.atMall() != null) {
            actions.add(atMall(details.atMall()));
        }
        if (details.order() != null && details.withPeople()) {
            actions.add(new Anchor(SlipView.href(number), getTranslation("order.slip")));
        }
        if (details.row().progress() == OrderStatus.TO_CONFIRM.code() && parts.may(Permission.CONFIRM_ORDERS)) {
            Button confirm = new Button(
                    getTranslation("order.confirm.one"),
                    _ -> parts.confirmation(List.of(details.row()), () -> {}).open());
            confirm.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(confirm);
        }
        return header.actions(actions.toArray(Component[]::new));
    }

    /** Returns a link to the order at the mall. It opens a new tab, so that the member can come back. */
    private Anchor atMall(URI address) {
        Anchor link = new Anchor(address.toString(), new Span(getTranslation("order.at-mall")), Icons.OUTWARD.draw());
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("kb-outward");
        return link;
    }

    @Override
    public String getPageTitle() {
        return number + getTranslation("kit.title.tail");
    }
}

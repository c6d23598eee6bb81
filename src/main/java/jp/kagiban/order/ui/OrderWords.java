package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import jp.kagiban.kit.KeyBadge;
import jp.kagiban.kit.Severity;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Kebab;
import org.jspecify.annotations.Nullable;

/** The words for orders: states in the mall's own words or their English, amounts with 未確定 if there are none yet. */
final class OrderWords {

    /** From the second failed try on, the screen says that the mall doesn't return the order. */
    private static final int SAID_FROM = 2;

    private final Component page;

    OrderWords(Component page) {
        this.page = page;
    }

    String state(OrderRow order) {
        if (order.received()) {
            return state(order.progress());
        }
        return page.getTranslation(order.tries() < SAID_FROM ? "order.state.coming" : "order.state.missing");
    }

    /** @param progress an {@link OrderStatus}' code, or one that isn't known */
    String state(int progress) {
        if (progress == 0) {
            return page.getTranslation("order.state.missing");
        }
        return OrderStatus.of(progress)
                .map(this::state)
                .orElseGet(() -> page.getTranslation("order.state.unknown", String.valueOf(progress)));
    }

    String state(OrderStatus status) {
        return page.getTranslation("order.state." + Kebab.of(status));
    }

    /** Whether the mall returned it once, and no longer does. */
    static boolean isLost(OrderRow order) {
        return order.received() && order.tries() >= SAID_FROM;
    }

    /** A mall lets nothing else be confirmed. */
    static boolean isConfirmable(OrderRow order) {
        return order.progress() == OrderStatus.TO_CONFIRM.code();
    }

    KeyBadge badge(OrderRow order) {
        return new KeyBadge(severity(order), state(order));
    }

    private static Severity severity(OrderRow order) {
        if (!order.received()) {
            return Severity.UNKNOWN;
        }
        return switch (OrderStatus.of(order.progress()).orElse(OrderStatus.PAID)) {
            case TO_CONFIRM, CHANGE_PENDING, CANCEL_PENDING -> Severity.QUIET;
            case MALL_PROCESSING, PAYMENT_RUNNING -> Severity.WAIT;
            case TO_SHIP, SHIPPED, PAID, CANCELLED -> Severity.OK;
        };
    }

    static String or(@Nullable String text) {
        return text == null ? "–" : text;
    }

    /** The name of an item, and the chosen options with their line breaks; never HTML. */
    static Div item(OrderItem item) {
        Div cell = new Div(new Span(or(item.name())));
        if (item.selectedChoice() != null) {
            Div choice = new Div(item.selectedChoice());
            choice.addClassNames("kb-lines", "kb-small");
            cell.add(choice);
        }
        return cell;
    }

    /** {@code 12,480円} */
    String amount(@Nullable Long yen) {
        return yen == null
                ? page.getTranslation("order.undecided")
                : page.getTranslation("order.yen", String.format(Locale.ROOT, "%,d", yen));
    }

    /** A discount, which the mall returns without a sign. */
    Span discountSpan(@Nullable Long yen) {
        return amountSpan(yen == null ? null : Long.valueOf(-yen));
    }

    Span amountSpan(@Nullable Long yen) {
        Span span = new Span(amount(yen));
        span.addClassName(yen == null ? "kb-undecided" : "kb-number");
        return span;
    }

    /** As {@link jp.kagiban.mall.IncomingOrder} codes the time of day: 1 morning, 2 afternoon, 9 other, else from and to hours as digits. */
    String term(int code) {
        return term(code, page.getUI().map(UI::getLocale).orElse(Locale.JAPANESE));
    }

    String term(int code, Locale language) {
        return switch (code) {
            case 1 -> page.getTranslation(language, "order.term.morning");
            case 2 -> page.getTranslation(language, "order.term.afternoon");
            default ->
                code < 100
                        ? page.getTranslation(language, "order.term.other")
                        : page.getTranslation(language, "order.term.hours", code / 100, code % 100);
        };
    }
}

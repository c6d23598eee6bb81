package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Kebab;
import org.jspecify.annotations.Nullable;

/** Writes orders in words: states in the mall's own words or in English, and amounts, with 未確定 for undetermined amounts. */
final class OrderWords {

    /** From this number of failed tries, the screen says that the mall doesn't return the order. */
    private static final int MISSING_FROM = 2;

    private final Component page;

    OrderWords(Component page) {
        this.page = page;
    }

    String state(OrderRow order) {
        if (order.received()) {
            return state(order.progress());
        }
        return page.getTranslation(order.tries() < MISSING_FROM ? "order.state.coming" : "order.state.missing");
    }

    /** @param progress the code of an {@link OrderStatus}, or an unknown code */
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

    /** Whether the mall returned the order earlier but no longer returns it. */
    static boolean isLost(OrderRow order) {
        return order.received() && order.tries() >= MISSING_FROM;
    }

    /** Whether the order can be confirmed: a mall confirms only orders in this state. */
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

    /** Returns the name of an item and the chosen options with their line breaks. They are never interpreted as HTML. */
    static Div item(OrderItem item) {
        Div cell = new Div(new Span(or(item.name())));
        if (item.selectedChoice() != null) {
            Div choice = new Div(item.selectedChoice());
            choice.addClassNames("kb-lines", "kb-small");
            cell.add(choice);
        }
        return cell;
    }

    /** Returns {@code 12,480円}. */
    String amount(@Nullable Long yen) {
        return yen == null
                ? page.getTranslation("order.undecided")
                : page.getTranslation("order.yen", String.format(Locale.ROOT, "%,d", yen));
    }

    /** Returns a discount with a minus sign, which the mall leaves out. */
    Span discountSpan(@Nullable Long yen) {
        return amountSpan(yen == null ? null : Long.valueOf(-yen));
    }

    Span amountSpan(@Nullable Long yen) {
        Span span = new Span(amount(yen));
        span.addClassName(yen == null ? "kb-undecided" : "kb-number");
        return span;
    }

    /**
     * @param code the time of day as in {@link jp.kagiban.mall.IncomingOrder}: 1 morning, 2 afternoon, 9 other,
     *     otherwise two hours as digits
     */
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

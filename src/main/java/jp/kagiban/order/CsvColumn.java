package jp.kagiban.order;

import java.util.function.Function;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.mall.OrderPerson;
import jp.kagiban.order.CsvExport.Line;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an export, in their order. {@link CsvExport.CsvRows} selects the columns of a file. Numbers are
 * written unchanged; texts are escaped, so that a spreadsheet runs no formula.
 */
public enum CsvColumn {
    NUMBER(line -> line.row().number()),
    ORDERED_AT(line -> Jst.second(line.row().orderedAt())),
    STATE(line -> line.words().state(line.row().progress())),
    SHOP(line -> line.words().shop(line.row().shop())),
    TOTAL(line -> line.row().total()),
    REQUEST(line -> line.row().request()),
    POSTAGE(line -> order(line, order -> order.amounts().postage())),
    COUPONS(line -> order(line, order -> order.amounts().coupons())),
    POINTS(line -> order(line, order -> order.amounts().points())),
    SETTLEMENT(line -> order(line, order -> order.settlement().method())),
    DELIVERY(line -> order(line, IncomingOrder::deliveryName)),
    ORDERER(line -> order(line, order -> order.orderer().name())),
    ORDERER_KANA(line -> order(line, order -> order.orderer().kana())),
    ORDERER_ZIP(line -> order(line, order -> order.orderer().zipCode())),
    ORDERER_ADDRESS(line -> order(line, order -> order.orderer().address())),
    ORDERER_PHONE(line -> order(line, order -> order.orderer().phoneNumber())),
    RECIPIENTS(line -> order(line, order -> order.standingPackages().size())),
    RECIPIENT(line -> recipient(line, OrderPerson::name)),
    RECIPIENT_KANA(line -> recipient(line, OrderPerson::kana)),
    RECIPIENT_ZIP(line -> recipient(line, OrderPerson::zipCode)),
    RECIPIENT_ADDRESS(line -> recipient(line, OrderPerson::address)),
    RECIPIENT_PHONE(line -> recipient(line, OrderPerson::phoneNumber)),
    ITEM_NUMBER(line -> item(line, OrderItem::itemNumber)),
    ITEM_NAME(line -> item(line, OrderItem::name)),
    ITEM_CHOICE(line -> item(line, OrderItem::selectedChoice)),
    PRICE(line -> item(line, OrderItem::price)),
    UNITS(line -> item(line, OrderItem::units)),
    ALL_UNITS(line -> line.row().units()),
    REMARKS(line -> order(line, IncomingOrder::remarks));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<Line, @Nullable Object> value;

    CsvColumn(Function<Line, @Nullable Object> value) {
        this.value = value;
    }

    /** Returns the value of this column: a text, a number, or null. */
    @Nullable
    Object of(Line line) {
        return value.apply(line);
    }

    private static @Nullable Object order(Line line, Function<IncomingOrder, @Nullable Object> part) {
        IncomingOrder order = line.order();
        return order == null ? null : part.apply(order);
    }

    private static @Nullable Object recipient(Line line, Function<OrderPerson, @Nullable Object> part) {
        OrderPackage parcel = line.parcel();
        return parcel == null ? null : part.apply(parcel.recipient());
    }

    private static @Nullable Object item(Line line, Function<OrderItem, @Nullable Object> part) {
        OrderItem item = line.item();
        return item == null ? null : part.apply(item);
    }
}

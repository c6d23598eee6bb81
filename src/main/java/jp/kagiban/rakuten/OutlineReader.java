package jp.kagiban.rakuten;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OriginalOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an {@link OrderOutline} from an order's JSON as a stream. Skips most of the order without building a tree.
 * Interprets values as {@link Fields} does.
 */
final class OutlineReader {

    private final JsonParser parser;
    private final Map<String, @Nullable Long> amounts = new HashMap<>();
    private @Nullable String number;
    private @Nullable Integer progress;
    private @Nullable Instant orderedAt;
    private int units;

    private OutlineReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @param parser at the start of the object; afterwards at its end */
    static OutlineReader over(JsonParser parser) {
        OutlineReader reader = new OutlineReader(parser);
        reader.fields(reader::field);
        return reader;
    }

    /** @param original the order's JSON */
    Optional<OrderOutline> outline(OriginalOrder original) {
        return number == null || progress == null || orderedAt == null
                ? Optional.empty()
                : Optional.of(new OrderOutline(
                        number, progress, orderedAt, gross(), amounts.get("requestPrice"), units, original));
    }

    /** The gross total as RMS shows it (docs/rakuten-rms.md, Orders); null is 未確定. */
    private @Nullable Long gross() {
        Long total = amounts.get("totalPrice");
        Long coupons = amounts.get("couponAllTotalPrice");
        Long delivery = amounts.get("deliveryPrice");
        Long charge = amounts.get("paymentCharge");
        if (total == null || coupons == null || delivery == null || charge == null) {
            return null;
        }
        Long fee = amounts.get("additionalFeeOccurAmountToUser");
        return total - coupons + delivery + charge + (fee == null ? 0 : fee);
    }

    private void field(String name) {
        switch (name) {
            case "orderNumber" -> number = text();
            case "orderProgress" -> progress = Fields.integerOf(text());
            case "orderDatetime" -> orderedAt = Fields.timeOf(text());
            case "deliveryPrice",
                    "paymentCharge",
                    "totalPrice",
                    "requestPrice",
                    "couponAllTotalPrice",
                    "additionalFeeOccurAmountToUser" -> amount(name);
            case "PackageModelList" -> units = sum(this::parcel);
            default -> parser.skipChildren();
        }
    }

    private void amount(String name) {
        amounts.put(name, Fields.amountOf(text()));
    }

    private int parcel() {
        Part parcel = new Part("packageDeleteFlag", "ItemModelList", () -> sum(this::item));
        return parcel.units();
    }

    private int item() {
        Part item = new Part("deleteItemFlag", "units", this::count);
        return item.units();
    }

    private int count() {
        Integer count = Fields.integerOf(text());
        return count == null ? 0 : count;
    }

    /** A part of the order that contains units, and may be marked as removed. */
    private final class Part {

        private final String deleteFlag;
        private final String content;
        private final IntSupplier counting;
        private boolean deleted;
        private int units;

        Part(String deleteFlag, String content, IntSupplier counting) {
            this.deleteFlag = deleteFlag;
            this.content = content;
            this.counting = counting;
        }

        int units() {
            fields(this::field);
            return deleted ? 0 : units;
        }

        private void field(String name) {
            if (name.equals(deleteFlag)) {
                deleted = Fields.isOne(text());
            } else if (name.equals(content)) {
                units = counting.getAsInt();
            } else {
                parser.skipChildren();
            }
        }
    }

    /**
     * Calls {@code field} with each field's name while the parser is at the field's value. Skips a value that isn't an
     * object.
     */
    private void fields(Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.accept(name);
        }
    }

    /**
     * Calls {@code element} while the parser is at each element, and adds the results. Returns zero if the value isn't
     * an array. Saturates instead of overflowing.
     */
    private int sum(IntSupplier element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return 0;
        }
        int sum = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sum = Math.clamp((long) sum + element.getAsInt(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return sum;
    }

    /** The value as text; null if it isn't a text, number or boolean. */
    private @Nullable String text() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
            parser.skipChildren();
            return null;
        }
        return parser.getString();
    }
}

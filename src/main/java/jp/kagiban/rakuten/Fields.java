package jp.kagiban.rakuten;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads optional fields of a JSON object. */
record Fields(JsonNode node) {

    /** The amount that means 未確定 (not determined yet). */
    private static final long UNDETERMINED = -9999;

    private static final int LONGEST_NUMBER = 30;

    /** Returns an empty text as it is; null and a missing field give null. */
    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    String textOr(String name, String other) {
        String text = text(name);
        return text == null ? other : text;
    }

    @Nullable
    BigDecimal decimal(String name) {
        return decimalOf(text(name));
    }

    @Nullable
    Long number(String name) {
        return numberOf(text(name));
    }

    @Nullable
    Integer integer(String name) {
        return integerOf(text(name));
    }

    @Nullable
    Long amount(String name) {
        return amountOf(text(name));
    }

    boolean is(String name) {
        return isOne(text(name));
    }

    @Nullable
    Instant time(String name) {
        return timeOf(text(name));
    }

    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        try {
            return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    boolean isObject() {
        return node.isObject();
    }

    Fields in(String name) {
        return new Fields(node.path(name));
    }

    /** Empty if the field is no list. */
    <T> List<T> each(String name, Function<Fields, T> reading) {
        return node.path(name).valueStream().map(Fields::new).map(reading).toList();
    }

    /**
     * Also reads numbers written as texts, which RMS accepts and may send. A longer number than any of RMS is
     * unreadable, because the time of reading grows with the square of its length.
     */
    private static @Nullable BigDecimal decimalOf(@Nullable String text) {
        try {
            return text == null || text.length() > LONGEST_NUMBER ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static @Nullable Long numberOf(@Nullable String text) {
        BigDecimal decimal = decimalOf(text);
        try {
            return decimal == null ? null : decimal.longValueExact();
        } catch (ArithmeticException tooLargeOrBroken) {
            return null;
        }
    }

    static @Nullable Integer integerOf(@Nullable String text) {
        BigDecimal decimal = decimalOf(text);
        try {
            return decimal == null ? null : decimal.intValueExact();
        } catch (ArithmeticException tooLargeOrBroken) {
            return null;
        }
    }

    static @Nullable Long amountOf(@Nullable String text) {
        Long number = numberOf(text);
        return number == null || number == UNDETERMINED ? null : number;
    }

    static boolean isOne(@Nullable String text) {
        Long number = numberOf(text);
        return number != null && number == 1;
    }

    static @Nullable Instant timeOf(@Nullable String text) {
        return text == null ? null : ExpiryText.parse(text).orElse(null);
    }
}

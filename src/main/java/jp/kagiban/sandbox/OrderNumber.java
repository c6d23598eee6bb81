package jp.kagiban.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.Jst;

/**
 * An order number (docs/rakuten-rms.md, Orders): shop, day in Tokyo, sequence. The sequence contains the order's source
 * and its place there, so an order can be found without a list of orders.
 */
record OrderNumber(String shop, String day, int source, long place) {

    /** The most orders of a source. */
    static final long PLACES = 10_000_000;

    private static final Pattern FORM = Pattern.compile("([0-9]{6})-([0-9]{8})-([0-9]{10})");

    static Optional<OrderNumber> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long sequence = Long.parseLong(form.group(3));
        return Optional.of(new OrderNumber(form.group(1), form.group(2), (int) (sequence / PLACES), sequence % PLACES));
    }

    static OrderNumber of(String shop, int source, long place, Instant orderedAt) {
        LocalDate day = Jst.day(orderedAt);
        return new OrderNumber(
                shop,
                Integer.toString(day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth()),
                source,
                place);
    }

    static long sequence(int source, long place) {
        return source * PLACES + place;
    }

    long sequence() {
        return sequence(source, place);
    }

    String text() {
        String digits = Long.toString(sequence());
        return shop + "-" + day + "-" + "0".repeat(10 - digits.length()) + digits;
    }
}

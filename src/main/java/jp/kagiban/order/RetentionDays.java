package jp.kagiban.order;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.shared.TypedText;

/**
 * The number of days for which an order is kept after it was placed.
 *
 * @param days {@link #SHORTEST} to {@link #LONGEST}
 */
public record RetentionDays(int days) {

    public static final int SHORTEST = 30;
    public static final int LONGEST = 3650;

    private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

    public RetentionDays {
        if (!isAllowed(days)) {
            throw new IllegalArgumentException("Orders can't be kept for so many days");
        }
    }

    private static boolean isAllowed(int days) {
        return days >= SHORTEST && days <= LONGEST;
    }

    /** Parses typed days, also in full-width digits; empty if they aren't an allowed whole number. */
    public static Optional<RetentionDays> read(String typed) {
        String plain = TypedText.narrow(typed).strip();
        return Optional.of(plain)
                .filter(DAYS.asMatchPredicate())
                .map(Integer::parseInt)
                .filter(RetentionDays::isAllowed)
                .map(RetentionDays::new);
    }
}

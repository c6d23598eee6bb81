package jp.kagiban.shop.ui;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.SearchText;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;

/** The sort order of the list of shops. Equal shops are sorted by urgency. Shops without a date come last. */
record ShopSort(By by, boolean descending) {

    static final ShopSort START = new ShopSort(By.URGENCY, false);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String BACKWARDS = "-";
    private static final int LONGEST_NUMBER = 20;

    enum By {
        URGENCY,
        NAME,
        EXPIRY,
        CHECKED;

        /** Returns the name in an address, which is also the name of the column. */
        String word() {
            return Kebab.of(this);
        }
    }

    /**
     * Parses the form in an address: {@code -name} is descending.
     *
     * @throws IllegalArgumentException if the text is no sort order
     */
    static ShopSort of(String text) {
        boolean descending = text.startsWith(BACKWARDS);
        String name = descending ? text.substring(BACKWARDS.length()) : text;
        return new ShopSort(By.valueOf(name.toUpperCase(Locale.ROOT)), descending);
    }

    String word() {
        return (descending ? BACKWARDS : "") + by.word();
    }

    /** Returns the order after a click on a column's header: descending if the column already sorts ascending. */
    ShopSort clicked(String column) {
        By wanted = By.valueOf(column.toUpperCase(Locale.ROOT));
        return new ShopSort(wanted, wanted == by && !descending);
    }

    Comparator<ShopStatus> comparator(Instant now) {
        Comparator<ShopStatus> urgency = KeyStatus.byUrgency(now);
        return switch (by) {
            case URGENCY -> descending ? urgency.reversed() : urgency;
            case NAME ->
                directed(Comparator.comparing(shop -> padded(shop.name()), Collator.getInstance(Locale.JAPAN)))
                        .thenComparing(urgency);
            case EXPIRY -> dated(shop -> KeyStatus.expiry(shop).map(Expiry::at)).thenComparing(urgency);
            case CHECKED -> dated(shop -> Optional.ofNullable(shop.askedAt())).thenComparing(urgency);
        };
    }

    private Comparator<ShopStatus> dated(Function<ShopStatus, Optional<Instant>> date) {
        Comparator<ShopStatus> undated =
                Comparator.comparing(shop -> date.apply(shop).isEmpty());
        return undated.thenComparing(
                directed(Comparator.comparing(shop -> date.apply(shop).orElse(Instant.MAX))));
    }

    private Comparator<ShopStatus> directed(Comparator<ShopStatus> ascending) {
        return descending ? ascending.reversed() : ascending;
    }

    /** Pads numbers with zeros, so that the ninth shop comes before the tenth. */
    private static String padded(String name) {
        return DIGITS.matcher(SearchText.fold(name))
                .replaceAll(number ->
                        "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length())) + number.group());
    }
}

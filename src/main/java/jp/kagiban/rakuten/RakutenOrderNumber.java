package jp.kagiban.rakuten;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of an order, such as {@code 900001-20300105-0000000001} (docs/rakuten-rms.md, Orders). */
final class RakutenOrderNumber {

    private static final Pattern DATED = Pattern.compile("[0-9]+-([0-9]{8})-.*");

    private static final Pattern WHOLE = Pattern.compile("[0-9]+-[0-9]{8}-[0-9]+");

    private static final String PAGE =
            "https://order-rp.rms.rakuten.co.jp/order-rb/individual-order-detail-sc/init?orderNumber=";

    private RakutenOrderNumber() {}

    /** The address of the order's page in RMS. Only digits and hyphens enter the address. */
    static Optional<URI> page(String number) {
        return WHOLE.matcher(number).matches() ? Optional.of(URI.create(PAGE + number)) : Optional.empty();
    }

    /** The day of the order, which its number contains. */
    static Optional<LocalDate> day(String number) {
        Matcher dated = DATED.matcher(number);
        if (!dated.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(dated.group(1), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}

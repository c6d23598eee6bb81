package jp.kagiban.rakuten;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import jp.kagiban.shared.Jst;

/**
 * Parses the expiry of a key (docs/rakuten-rms.md, Licence API): local time in Tokyo. Accepts an explicit zone. A date
 * without time means 23:59:59 in Tokyo. The result for an impossible date is empty.
 */
final class ExpiryText {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** MySQL stores no later time. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private ExpiryText() {}

    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor read =
                    FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, ExpiryText::endOfDay);
            return Optional.of(instant(read).truncatedTo(ChronoUnit.MICROS)).filter(LATEST::isAfter);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static LocalDateTime endOfDay(TemporalAccessor day) {
        return LocalDate.from(day).atTime(END_OF_DAY);
    }

    private static Instant instant(TemporalAccessor read) {
        return read instanceof LocalDateTime tokyo ? Jst.instant(tokyo) : Instant.from(read);
    }
}

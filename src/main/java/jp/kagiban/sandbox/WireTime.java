package jp.kagiban.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/** Times and days as the order API writes them (docs/rakuten-rms.md, Orders). */
final class WireTime {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0900'").withZone(Jst.TOKYO);

    private WireTime() {}

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    static String day(Instant instant, int daysLater) {
        LocalDate day = Jst.day(instant).plusDays(daysLater);
        return day.toString();
    }
}

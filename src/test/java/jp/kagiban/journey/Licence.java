package jp.kagiban.journey;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A key as the desk of the sandbox has shown it.
 *
 * @param shop the code of the shop that it was issued for
 * @param end as it stands on the screen, {@code 2027/02/23 23:59:59}
 */
record Licence(String shop, String serviceSecret, String licenseKey, String end) {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

    /** Now in Tokyo. */
    static LocalDateTime now() {
        return LocalDateTime.now(TOKYO);
    }

    /** The number of the notices. */
    long days() {
        return ChronoUnit.DAYS.between(
                now().toLocalDate(), LocalDateTime.parse(end, SECOND).toLocalDate());
    }

    @Override
    public String toString() {
        return "Licence[until " + end + "]";
    }
}

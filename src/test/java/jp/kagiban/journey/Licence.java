package jp.kagiban.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
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
    private static final Duration LONGEST_JOURNEY = Duration.ofMinutes(6);
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

    /** Now in Tokyo. */
    static LocalDateTime now() {
        return LocalDateTime.now(TOKYO);
    }

    /** Returns when no day ends in Tokyo for so long as a journey takes: one that counts days would count them otherwise amid it. */
    static void awaitAWholeDay() {
        await().atMost(LONGEST_JOURNEY.plusMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        now().toLocalDate().equals(now().plus(LONGEST_JOURNEY).toLocalDate()));
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

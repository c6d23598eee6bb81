package jp.kagiban.shop.key;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.kagiban.shared.ExpiryStages;
import jp.kagiban.shared.Jst;
import org.springframework.modulith.NamedInterface;

/**
 * The end of a key.
 *
 * @param at the last second in which the key is valid
 */
@NamedInterface("key")
public record Expiry(Instant at) {

    /** Nearness of the end, by calendar days in Tokyo. */
    public enum Nearness {
        FAR,
        WITHIN_30_DAYS,
        WITHIN_7_DAYS,
        PASSED
    }

    public Nearness nearness(Instant now) {
        if (passed(now)) {
            return Nearness.PASSED;
        }
        long days = days(now);
        if (days > ExpiryStages.QUIET_DAYS) {
            return Nearness.FAR;
        }
        return days > ExpiryStages.URGENT_DAYS ? Nearness.WITHIN_30_DAYS : Nearness.WITHIN_7_DAYS;
    }

    /** Returns the calendar days in Tokyo from today to the last day; negative if the last day is over. */
    public long days(Instant now) {
        return ChronoUnit.DAYS.between(Jst.day(now), day());
    }

    /** Returns the last day, in Tokyo. */
    public LocalDate day() {
        return Jst.day(at);
    }

    public boolean passed(Instant now) {
        return !now.isBefore(passesAt());
    }

    /** Returns the first instant after the end. The mall returns whole seconds, and the last second counts in full. */
    public Instant passesAt() {
        return at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}

package jp.kagiban.shop.key;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.kagiban.shared.ExpiryStages;
import jp.kagiban.shared.Jst;
import org.springframework.modulith.NamedInterface;

/**
 * When a key ends, and what that means at an instant.
 *
 * @param at the last second in which the key is good
 */
@NamedInterface("key")
public record Expiry(Instant at) {

    /** How near the end is, by calendar days in Tokyo. */
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

    /** Calendar days in Tokyo from today to the last day; negative for an end on an earlier day. */
    public long days(Instant now) {
        return ChronoUnit.DAYS.between(Jst.day(now), day());
    }

    /** The last day, in Tokyo. */
    public LocalDate day() {
        return Jst.day(at);
    }

    public boolean passed(Instant now) {
        return !now.isBefore(passesAt());
    }

    /** The first instant at which the key is no good any more: the mall tells whole seconds, and the last one counts in full. */
    public Instant passesAt() {
        return at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}

package jp.kagiban.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.kagiban.shared.Jst;

/**
 * When a key ends, and what that means at an instant.
 *
 * @param at the last second in which the key is good
 */
record Expiry(Instant at) {

    private static final int QUIET_DAYS = 30;
    private static final int URGENT_DAYS = 7;

    /** Empty while the end is more than 30 days away. */
    Optional<NoticeKind> stage(Instant now) {
        if (passed(now)) {
            return Optional.of(NoticeKind.EXPIRED);
        }
        long days = days(now);
        if (days > QUIET_DAYS) {
            return Optional.empty();
        }
        return Optional.of(days > URGENT_DAYS ? NoticeKind.WITHIN_30_DAYS : NoticeKind.WITHIN_7_DAYS);
    }

    /** Calendar days in Tokyo; negative for an end on an earlier day. */
    long days(Instant now) {
        return ChronoUnit.DAYS.between(Jst.day(now), day());
    }

    LocalDate day() {
        return Jst.day(at);
    }

    boolean passed(Instant now) {
        return !now.isBefore(passesAt());
    }

    /** RMS tells whole seconds, and the last one counts in full. */
    Instant passesAt() {
        return at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}

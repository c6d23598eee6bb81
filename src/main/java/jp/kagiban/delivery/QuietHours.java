package jp.kagiban.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import jp.kagiban.shared.Jst;

/**
 * The hours in Tokyo in which nothing is sent out of the portal.
 *
 * @param from the first quiet hour, 0 to 23
 * @param until the hour at which the quiet hours end; equal to {@code from} if no hour is quiet
 */
public record QuietHours(int from, int until) {

    public static final QuietHours USUAL = new QuietHours(21, 8);

    /** No hour is quiet. */
    public static final QuietHours NONE = new QuietHours(0, 0);

    /** @throws IllegalArgumentException if an hour isn't from 0 to 23 */
    public QuietHours {
        if (from < 0 || from > 23 || until < 0 || until > 23) {
            throw new IllegalArgumentException("No hours: " + from + " to " + until);
        }
    }

    /** Returns the end of the current quiet hours; empty if this instant isn't in quiet hours. */
    Optional<Instant> endsAt(Instant now) {
        int hour = now.atZone(Jst.TOKYO).getHour();
        boolean quiet = from < until ? hour >= from && hour < until : from > until && (hour >= from || hour < until);
        return quiet ? Optional.of(nextEnd(now)) : Optional.empty();
    }

    /** Returns the next time at which the clock shows {@code until}. */
    Instant nextEnd(Instant now) {
        ZonedDateTime tokyo = now.atZone(Jst.TOKYO);
        ZonedDateTime today = tokyo.with(LocalTime.of(until, 0));
        return (today.isAfter(tokyo) ? today : today.plusDays(1)).toInstant();
    }
}

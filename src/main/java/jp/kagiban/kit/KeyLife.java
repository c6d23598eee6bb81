package jp.kagiban.kit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the key of one shop lasts, as {@link KeyTimeline} draws it. Days are Tokyo's; words are in the reader's language.
 *
 * @param shop its name
 * @param href where its name leads: to the shop, relative to the application
 * @param onward where its row leads: to the renewal, where that is what can be done, else to the shop too
 * @param severity how much its state asks of the reader
 * @param state its state in one word
 * @param stage of its shop
 * @param since the first day on which the key was in use; null while the shop has none in use
 * @param lastDay the last day on which the key is good; null while that isn't known
 * @param past whether the key has ended: on its last day that is a matter of seconds
 * @param byHand whether a member entered the last day
 * @param expiry the end, for the table; {@link Brief#NONE} while it isn't known
 * @param next the key that waits to take over, or null
 */
public record KeyLife(
        String shop,
        String href,
        String onward,
        Severity severity,
        String state,
        KeyStage stage,
        @Nullable LocalDate since,
        @Nullable LocalDate lastDay,
        boolean past,
        boolean byHand,
        Brief expiry,
        @Nullable Next next) {

    /**
     * A key that waits for RMS.
     *
     * @param since the day on which it was entered
     * @param lastDay the last day on which it will be good; null while that isn't known
     * @param state its state in one word
     */
    public record Next(LocalDate since, @Nullable LocalDate lastDay, String state) {}

    /** Whether it is known when the key ends. */
    boolean dated() {
        return since != null && lastDay != null;
    }

    /** Days from this one to the last; negative where that is over. Only for a {@link #dated} key. */
    long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, Objects.requireNonNull(lastDay));
    }
}

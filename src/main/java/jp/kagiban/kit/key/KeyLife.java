package jp.kagiban.kit.key;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The time in which the key of one shop is valid, as {@link KeyTimeline} draws it. Days are Tokyo's; texts are in the
 * reader's language.
 *
 * @param shop the shop's name
 * @param href address of the shop's page, to which the name leads; relative to the application
 * @param onward address to which the row leads: the renewal if the key can be renewed, and otherwise the shop's page
 * @param severity how urgent the key's state is
 * @param state the key's state in one word
 * @param stage the shop's stage
 * @param since the first day on which the key was in use; null if the shop has no key in use
 * @param lastDay the last day on which the key is valid; null while it isn't known
 * @param past whether the key has expired; on the last day, this depends on the time
 * @param byHand whether a member entered the last day
 * @param expiry the expiry, for the table; {@link Brief#NONE} while it isn't known
 * @param next the key that will replace this one, or null
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
     * A new key that isn't in use yet.
     *
     * @param since the day on which it was entered
     * @param lastDay the last day on which it will be valid; null while it isn't known
     * @param state the waiting key's state in one word
     */
    public record Next(LocalDate since, @Nullable LocalDate lastDay, Severity severity, String state) {

        /** Returns whether nobody has to act, so that the key in use can be shown without urgency. */
        boolean paleBefore() {
            return severity == Severity.WAIT;
        }
    }

    /** Returns whether both ends of the key's life are known. */
    boolean dated() {
        return since != null && lastDay != null;
    }

    /**
     * Returns the days from this day to the last one; negative if the last day is past. Only for a {@link #dated} key.
     */
    long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, Objects.requireNonNull(lastDay));
    }
}

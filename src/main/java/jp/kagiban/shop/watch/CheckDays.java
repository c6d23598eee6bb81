package jp.kagiban.shop.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * The numbers of checks of a shop's key in use by result, on each of the last 30 days in Tokyo. Stored as a short text in
 * the watch's row, which each check writes anyway. Days that are over therefore need no purge.
 *
 * @param latest the last day with a check
 * @param counts the counts of the latest day and of the days before it, the latest first
 */
@NamedInterface("watch")
public record CheckDays(LocalDate latest, List<Counts> counts) {

    public static final int DAYS = 30;

    private static final CheckDays NONE = new CheckDays(LocalDate.EPOCH, List.of());
    private static final int MOST = 999;

    public CheckDays {
        counts = List.copyOf(counts);
    }

    /** The result of one check. */
    enum Result {
        /** The mall accepted the key. */
        FINE,
        /** The mall gave no usable answer. */
        FAILED,
        /** The mall refused the key, or the key has expired. */
        REFUSED
    }

    /** The counts of one day. More than 999 checks with the same result count as 999. */
    @NamedInterface("watch")
    public record Counts(int fine, int failed, int refused) {

        static final Counts NONE = new Counts(0, 0, 0);

        public int all() {
            return fine + failed + refused;
        }

        private Counts with(Result result) {
            return switch (result) {
                case FINE -> new Counts(oneMore(fine), failed, refused);
                case FAILED -> new Counts(fine, oneMore(failed), refused);
                case REFUSED -> new Counts(fine, failed, oneMore(refused));
            };
        }

        private static int oneMore(int count) {
            return Math.min(count + 1, MOST);
        }

        /** Nothing for a day without checks, and a single number for a day on which all were fine. */
        private String stored() {
            if (failed == 0 && refused == 0) {
                return fine == 0 ? "" : String.valueOf(fine);
            }
            return fine + "/" + failed + "/" + refused;
        }

        private static Counts ofStored(String stored) {
            if (stored.isEmpty()) {
                return NONE;
            }
            String[] parts = stored.split("/", -1);
            return parts.length == 1
                    ? new Counts(Integer.parseInt(parts[0]), 0, 0)
                    : new Counts(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    /** Returns the counts of a day; zero for a day that isn't among the last 30. */
    public Counts on(LocalDate day) {
        long ago = ChronoUnit.DAYS.between(day, latest);
        return ago < 0 || ago >= counts.size() ? Counts.NONE : counts.get((int) ago);
    }

    /** Returns the counts with one more check. If the clock was set back, the check counts for the latest day. */
    CheckDays with(Result result, Instant now) {
        LocalDate day = counts.isEmpty() || Jst.day(now).isAfter(latest) ? Jst.day(now) : latest;
        int gap = (int) Math.min(ChronoUnit.DAYS.between(latest, day), DAYS);
        List<Counts> next = new ArrayList<>(Stream.concat(
                        Collections.nCopies(counts.isEmpty() ? 1 : gap, Counts.NONE).stream(), counts.stream())
                .limit(DAYS)
                .toList());
        next.set(0, next.getFirst().with(result));
        return new CheckDays(day, next);
    }

    /**
     * Returns today's counts with other days before them.
     *
     * @param earlier the counts of the days before today, the latest first
     */
    CheckDays after(List<Counts> earlier, LocalDate today) {
        return new CheckDays(
                today,
                Stream.concat(Stream.of(on(today)), earlier.stream())
                        .limit(DAYS)
                        .toList());
    }

    /** Such as {@code 20788:1,1,,4/2/0}: the latest day as its number since 1970, and the counts. */
    String stored() {
        return latest.toEpochDay() + ":" + counts.stream().map(Counts::stored).collect(Collectors.joining(","));
    }

    /** Returns the stored text after one more check. */
    static String after(@Nullable String stored, Result result, Instant now) {
        return ofStored(stored).with(result, now).stored();
    }

    static CheckDays ofStored(@Nullable String stored) {
        if (stored == null) {
            return NONE;
        }
        int colon = stored.indexOf(':');
        return new CheckDays(
                LocalDate.ofEpochDay(Long.parseLong(stored.substring(0, colon))),
                Stream.of(stored.substring(colon + 1).split(",", -1))
                        .map(Counts::ofStored)
                        .toList());
    }
}

package jp.kagiban.kit;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.shared.ExpiryStages;

/**
 * What of the keys' lives is shown, and how, as it stands in a page's address.
 *
 * @param filter which keys
 * @param table whether as a table; else as a figure
 * @param whole whether all of them; else the first ten
 */
public record TimelineChoice(Filter filter, boolean table, boolean whole) {

    /** What is shown where the address says nothing. */
    public static final TimelineChoice START = new TimelineChoice(Filter.ALL, false, false);

    private static final String KEYS = "keys";
    private static final String FORM = "form";
    private static final String ROWS = "rows";

    /** Which keys, by how long they last. */
    public enum Filter {
        ALL,
        EXPIRED,
        /** Good for at most 7 days more. */
        WEEK,
        /** Good for at most 30 days more, those of the week among them. */
        MONTH;

        boolean takes(KeyLife life, LocalDate today) {
            return switch (this) {
                case ALL -> true;
                case EXPIRED -> life.dated() && life.past();
                case WEEK -> within(ExpiryStages.URGENT_DAYS, life, today);
                case MONTH -> within(ExpiryStages.QUIET_DAYS, life, today);
            };
        }

        private static boolean within(int days, KeyLife life, LocalDate today) {
            return life.dated() && !life.past() && life.daysLeft(today) <= days;
        }

        /** Its name in an address and in the translation files. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can't be read is left out. */
    public static TimelineChoice of(QueryParameters query) {
        String wanted = query.getSingleParameter(KEYS).orElse("");
        Filter filter = Arrays.stream(Filter.values())
                .filter(one -> one.word().equals(wanted))
                .findFirst()
                .orElse(Filter.ALL);
        boolean table = query.getSingleParameter(FORM).filter("table"::equals).isPresent();
        return new TimelineChoice(
                filter,
                table,
                query.getSingleParameter(ROWS).filter("all"::equals).isPresent());
    }

    /** For an address; what is shown anyway isn't named. */
    public QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (filter != Filter.ALL) {
            query.put(KEYS, filter.word());
        }
        if (table) {
            query.put(FORM, "table");
        }
        if (whole) {
            query.put(ROWS, "all");
        }
        return QueryParameters.simple(query);
    }

    TimelineChoice with(Filter other) {
        return new TimelineChoice(other, table, false);
    }

    TimelineChoice asTable(boolean wanted) {
        return new TimelineChoice(filter, wanted, whole);
    }

    TimelineChoice whole(boolean wanted) {
        return new TimelineChoice(filter, table, wanted);
    }
}

package jp.kagiban.kit.key;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The selection and form of the timeline, as they are in a page's address.
 *
 * @param stage the stage whose shops are shown; null for all
 * @param table whether it is shown as a table; otherwise as a figure
 * @param whole whether all rows are shown; otherwise the first ten
 */
public record TimelineChoice(@Nullable KeyStage stage, boolean table, boolean whole) {

    /** The default, for an address without a selection. */
    public static final TimelineChoice START = new TimelineChoice(null, false, false);

    private static final String KEYS = "keys";
    private static final String FORM = "form";
    private static final String ROWS = "rows";

    /** Reads the selection from an address, and ignores unreadable values. */
    public static TimelineChoice of(QueryParameters query) {
        KeyStage stage = query.getSingleParameter(KEYS).flatMap(KeyStage::named).orElse(null);
        boolean table = query.getSingleParameter(FORM).filter("table"::equals).isPresent();
        return new TimelineChoice(
                stage,
                table,
                query.getSingleParameter(ROWS).filter("all"::equals).isPresent());
    }

    /** Returns the selection for an address, without default values. */
    public QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (stage != null) {
            query.put(KEYS, stage.word());
        }
        if (table) {
            query.put(FORM, "table");
        }
        if (whole) {
            query.put(ROWS, "all");
        }
        return QueryParameters.simple(query);
    }

    /** Returns the selection of another stage's first rows, in the same form. */
    public TimelineChoice with(@Nullable KeyStage other) {
        return new TimelineChoice(other, table, false);
    }

    TimelineChoice asTable(boolean wanted) {
        return new TimelineChoice(stage, wanted, whole);
    }

    TimelineChoice whole(boolean wanted) {
        return new TimelineChoice(stage, table, wanted);
    }
}

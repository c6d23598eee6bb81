package jp.kagiban.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the history. A null field selects all entries.
 *
 * @param from the first day, in Tokyo
 * @param to the last day, in Tokyo
 * @param person a member, or {@link #PORTAL}
 * @param action a single action, independent of the group
 * @param address the actor's IP address
 */
public record HistoryFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable MemberId person,
        Action.@Nullable Group group,
        @Nullable ShopId shop,
        @Nullable Outcome outcome,
        @Nullable Action action,
        @Nullable String address) {

    /** Stands for the portal itself in the list of people. */
    public static final MemberId PORTAL = new MemberId(new UUID(0, 0));

    private static final String SYSTEM = "system";

    public static final HistoryFilter NONE = new HistoryFilter(null, null, null, null, null, null, null, null);

    /** Returns a filter for all entries since the start of this day in Tokyo. */
    public static HistoryFilter since(LocalDate day) {
        return new HistoryFilter(day, null, null, null, null, null, null, null);
    }

    /** Returns a filter for all entries of this group. */
    static HistoryFilter of(Action.Group group) {
        return new HistoryFilter(null, null, null, group, null, null, null, null);
    }

    /**
     * Returns whether openings of secrets are left out. Openings would hide people's actions, so they appear only if
     * the filter asks for them.
     */
    boolean hidesOpenings() {
        return group == null && action == null;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Reads the filter from the URL of a history. Unreadable parts are ignored. */
    public static HistoryFilter of(QueryParameters query) {
        return new HistoryFilter(
                read(query, "from", Jst::parseDay),
                read(query, "to", Jst::parseDay),
                read(query, "who", who -> SYSTEM.equals(who) ? PORTAL : MemberId.of(who)),
                read(query, "what", what -> Action.Group.valueOf(what.toUpperCase(Locale.ROOT))),
                read(query, "shop", ShopId::of),
                read(query, "result", result -> Outcome.valueOf(result.toUpperCase(Locale.ROOT))),
                read(query, "action", action -> Action.valueOf(action.toUpperCase(Locale.ROOT))),
                read(query, "address", address -> address));
    }

    private static <T> @Nullable T read(QueryParameters query, String name, Function<String, T> reading) {
        try {
            return query.getSingleParameter(name).map(reading).orElse(null);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Returns the filter as it is in the URL of a history. */
    public QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "from", from);
        put(query, "to", to);
        put(query, "who", PORTAL.equals(person) ? SYSTEM : person);
        put(query, "what", code(group));
        put(query, "shop", shop);
        put(query, "result", code(outcome));
        put(query, "action", code(action));
        put(query, "address", address);
        return QueryParameters.simple(query);
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }
}

package jp.kagiban.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** The filter of the history, as in its URL. Unreadable parts are ignored. */
public final class HistoryAddress {

    private static final String SYSTEM = "system";

    private HistoryAddress() {}

    public static HistoryFilter of(QueryParameters query) {
        return new HistoryFilter(
                read(query, "from", LocalDate::parse),
                read(query, "to", LocalDate::parse),
                read(query, "who", who -> SYSTEM.equals(who) ? HistoryFilter.PORTAL : MemberId.of(who)),
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

    public static QueryParameters query(HistoryFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "from", filter.from());
        put(query, "to", filter.to());
        put(query, "who", HistoryFilter.PORTAL.equals(filter.person()) ? SYSTEM : filter.person());
        put(query, "what", code(filter.group()));
        put(query, "shop", filter.shop());
        put(query, "result", code(filter.outcome()));
        put(query, "action", code(filter.action()));
        put(query, "address", filter.address());
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

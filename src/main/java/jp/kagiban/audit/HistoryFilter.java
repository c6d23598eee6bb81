package jp.kagiban.audit;

import java.time.LocalDate;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the history. A null field selects all.
 *
 * @param from the first day, in Tokyo
 * @param to the last day, in Tokyo
 * @param person a member, or {@link #PORTAL}
 * @param action one of them, beside its group
 * @param address from where (an IP address)
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

    /** Stands for the portal itself among the persons. */
    public static final MemberId PORTAL = new MemberId(new UUID(0, 0));

    public static final HistoryFilter NONE = new HistoryFilter(null, null, null, null, null, null, null, null);

    /** All since the start of this day in Tokyo. */
    public static HistoryFilter since(LocalDate day) {
        return new HistoryFilter(day, null, null, null, null, null, null, null);
    }

    /** Whether openings of secrets are left out. They would drown people's actions, so only a filter for them shows them. */
    boolean hidesOpenings() {
        return group == null && action == null;
    }

    public boolean isNone() {
        return equals(NONE);
    }
}

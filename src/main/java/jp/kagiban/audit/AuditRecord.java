package jp.kagiban.audit;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be recorded. It begins with {@link #of}; each other method returns an extended copy.
 *
 * @param actor null: the actor on the recording thread
 * @param amount how many it was about, or null
 */
public record AuditRecord(
        Action action,
        Outcome outcome,
        @Nullable Actor actor,
        @Nullable Subject subject,
        Map<Detail, String> details,
        @Nullable Long amount) {

    public AuditRecord {
        details = Map.copyOf(details);
    }

    /** Something that was done. */
    public static AuditRecord of(Action action) {
        return new AuditRecord(action, Outcome.DONE, null, null, Map.of(), null);
    }

    public AuditRecord ended(Outcome how) {
        return new AuditRecord(action, how, actor, subject, details, amount);
    }

    public AuditRecord by(Actor who) {
        return new AuditRecord(action, outcome, who, subject, details, amount);
    }

    public AuditRecord on(Subject what) {
        return new AuditRecord(action, outcome, actor, what, details, amount);
    }

    public AuditRecord counting(long many) {
        return new AuditRecord(action, outcome, actor, subject, details, many);
    }

    /** A null value is left out. The text is cut to the detail's limit, and contains no secret. */
    public AuditRecord with(Detail detail, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<Detail, String> more = new EnumMap<>(Detail.class);
        more.putAll(details);
        more.put(detail, value instanceof Enum<?> code ? code.name() : value.toString());
        return new AuditRecord(action, outcome, actor, subject, more, amount);
    }
}

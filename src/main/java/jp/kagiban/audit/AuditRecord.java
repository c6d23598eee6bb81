package jp.kagiban.audit;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be recorded. {@link #of} begins an entry. Each other method returns an extended copy.
 *
 * @param actor null for the actor on the recording thread
 * @param amount how many things the action was about, or null
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

    /** Begins an entry for an action that succeeded. */
    public static AuditRecord of(Action action) {
        return new AuditRecord(action, Outcome.DONE, null, null, Map.of(), null);
    }

    public AuditRecord ended(Outcome newOutcome) {
        return new AuditRecord(action, newOutcome, actor, subject, details, amount);
    }

    public AuditRecord by(Actor newActor) {
        return new AuditRecord(action, outcome, newActor, subject, details, amount);
    }

    public AuditRecord on(Subject newSubject) {
        return new AuditRecord(action, outcome, actor, newSubject, details, amount);
    }

    public AuditRecord counting(long count) {
        return new AuditRecord(action, outcome, actor, subject, details, count);
    }

    /** Adds a detail, unless the value is null. The text is cut to the detail's limit, and must contain no secret. */
    public AuditRecord with(Detail detail, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<Detail, String> newDetails = new EnumMap<>(Detail.class);
        newDetails.putAll(details);
        newDetails.put(detail, value instanceof Enum<?> code ? code.name() : value.toString());
        return new AuditRecord(action, outcome, actor, subject, newDetails, amount);
    }
}

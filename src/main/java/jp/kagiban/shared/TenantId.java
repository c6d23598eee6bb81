package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * The owner of a row: a company, or {@link LoginSpace#OWNER}. The id has a type of its own, so that no check between
 * tenants gets another id by mistake. In JSON and as text it is its UUID.
 */
public record TenantId(@JsonValue UUID id) implements TypedId<TenantId> {

    /** Owns nothing, and comes before all others in the databases' order. */
    public static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {}

    public static TenantId next() {
        return new TenantId(Ids.next());
    }

    /** @throws IllegalArgumentException if this isn't a UUID */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

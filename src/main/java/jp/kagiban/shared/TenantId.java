package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Whose a row is: a company's, or {@link LoginSpace#OWNER}'s. A type of its own, so that no other id passes for it where the wall
 * between tenants is asked. In JSON and in words it is its UUID.
 */
public record TenantId(@JsonValue UUID id) implements TypedId<TenantId> {

    /** Owns nothing, and stands before all others in the databases. */
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

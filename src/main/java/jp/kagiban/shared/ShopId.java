package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * A shop of a company. The id has a type of its own, so that a key's or person's id can't be used by mistake. In JSON
 * and as text it is its UUID.
 */
public record ShopId(@JsonValue UUID id) implements TypedId<ShopId> {

    /** Stands for no shop in rows that must name one. */
    public static final ShopId NONE = new ShopId(new UUID(0, 0));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShopId {}

    public static ShopId next() {
        return new ShopId(Ids.next());
    }

    /** @throws IllegalArgumentException if this isn't a UUID */
    public static ShopId of(String text) {
        return new ShopId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A shop of a company. A type of its own, so that no id of a key or a person passes for one. In JSON and in words it is its UUID. */
public record ShopId(@JsonValue UUID id) implements TypedId<ShopId> {

    /** Stands for no shop, where a row must name one. */
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

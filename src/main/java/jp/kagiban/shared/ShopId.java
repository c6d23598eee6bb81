package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A shop of a company. A type of its own, so that no id of a key or a person passes for one. In JSON and in words it is its UUID. */
public record ShopId(@JsonValue UUID id) implements Comparable<ShopId> {

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
    public int compareTo(ShopId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

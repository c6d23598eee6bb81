package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * One generation of a shop's key. It has a type of its own, so that a shop's id can't be used by mistake. In JSON and
 * as text it is its UUID.
 */
public record GenerationId(@JsonValue UUID id) implements TypedId<GenerationId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GenerationId {}

    public static GenerationId next() {
        return new GenerationId(Ids.next());
    }

    /** @throws IllegalArgumentException if this isn't a UUID */
    public static GenerationId of(String text) {
        return new GenerationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

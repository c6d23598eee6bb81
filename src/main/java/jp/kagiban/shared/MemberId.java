package jp.kagiban.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * A person who logs in. The id has a type of its own, so that a company's or shop's id can't be used by mistake. In JSON and as
 * text it is its UUID.
 */
public record MemberId(@JsonValue UUID id) implements TypedId<MemberId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {}

    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    /** @throws IllegalArgumentException if this isn't a UUID */
    public static MemberId of(String text) {
        return new MemberId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

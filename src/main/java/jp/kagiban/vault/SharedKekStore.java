package jp.kagiban.vault;

import java.util.Optional;
import java.util.Set;

/** A place that other portals may keep KEKs in too: theirs look alike, so a KEK is known by its id alone. */
interface SharedKekStore extends KekStore {

    @Override
    default Optional<KeyRef> newerThan(long number) {
        return Optional.empty();
    }

    @Override
    default boolean hasUpTo(long number, Set<KeyRef> retired) {
        return retired.stream().anyMatch(kek -> kek.number() <= number && holds(kek));
    }
}

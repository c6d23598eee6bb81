package jp.kagiban.shared;

import java.util.Objects;
import java.util.stream.Stream;

/** Marks an exception: a needed system doesn't answer, and may answer soon. The request itself was fine. */
public interface OutOfReach {

    /** Whether this fault or one of its causes has this mark. */
    static boolean isIn(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(OutOfReach.class::isInstance);
    }
}

package jp.kagiban.shared;

import java.util.Objects;
import java.util.stream.Stream;

/** Of an exception: what the portal needs for this doesn't answer, and may answer soon. Nothing is wrong with what was asked for. */
public interface OutOfReach {

    /** Whether this fault, or one that has led to it, is such a one. */
    static boolean isIn(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(OutOfReach.class::isInstance);
    }
}

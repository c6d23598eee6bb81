package jp.kagiban.errand;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking a mall for an errand.
 *
 * @param <A> what is told
 */
public sealed interface Told<A> {

    /** To be stored together with others. */
    record Usual<A>(A answer) implements Told<A> {}

    /**
     * All is stored that was to be stored.
     *
     * @param next when the errand is due again; empty if it is over
     */
    record Settled<A>(Optional<Instant> next) implements Told<A> {}
}

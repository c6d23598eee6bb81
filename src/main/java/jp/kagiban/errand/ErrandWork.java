package jp.kagiban.errand;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the errands of a kind are run.
 *
 * @param run in no transaction and with no tenant in force; returns when the errand is due again, empty if it is over. After a
 *     fault of ours it is run again with capped exponential backoff.
 * @param <T> the errand
 */
public record ErrandWork<T extends Errand>(ErrandKind<T> kind, Function<T, Optional<Instant>> run) {

    Optional<Instant> run(Due due) {
        return run.apply(kind.read(due.tenant(), due.shop(), due.subject()));
    }
}

package jp.kagiban.vault;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.KeyRows.Place;
import jp.kagiban.vault.KeyRows.Row;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes over keys of all tenants, some in one transaction, in which what is written is written for the tenants whose keys they are. */
final class KeyWalk {

    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyWalk(TenantScope scope, TransactionTemplate transaction, Clock clock) {
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Goes over them once. Returns false if it stopped at the deadline.
     *
     * @param lock the next ones behind a place, locked
     * @param task what is done with them
     */
    boolean each(Instant deadline, Function<Place, List<Row>> lock, Consumer<List<Row>> task) {
        Optional<Place> from = Optional.of(Place.BEFORE_ALL);
        while (from.isPresent()) {
            if (clock.instant().isAfter(deadline)) {
                return false;
            }
            Place last = from.get();
            from = Objects.requireNonNull(transaction.execute(_ -> some(lock.apply(last), task)));
        }
        return true;
    }

    /** Returns the last key that was looked at, if there was any. */
    private Optional<Place> some(List<Row> found, Consumer<List<Row>> task) {
        if (!found.isEmpty()) {
            Set<TenantId> tenants = found.stream().map(row -> row.key().owner()).collect(Collectors.toSet());
            scope.among(tenants, () -> {
                task.accept(found);
                return tenants;
            });
        }
        return Place.last(found);
    }
}

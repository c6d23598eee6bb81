package jp.kagiban.shop.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.kagiban.errand.Told;
import jp.kagiban.mall.MallTurns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a check wait for its tenant's turn, as all that asks a mall does. */
@Component
class CheckTurn {

    private final MallTurns turns;

    CheckTurn(MallTurns turns) {
        this.turns = turns;
    }

    /** What the work returns; where it found no place, when to come again. */
    <A> Told<A> of(UUID tenant, Supplier<Told<A>> work) {
        AtomicReference<@Nullable Told<A>> told = new AtomicReference<>();
        Optional<Instant> later = turns.run(tenant, MallTurns.Errand.CHECK, () -> {
            told.set(work.get());
            return Optional.empty();
        });
        Told<A> heard = told.get();
        return heard == null ? new Told.Settled<>(later) : heard;
    }
}

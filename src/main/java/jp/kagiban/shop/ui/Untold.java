package jp.kagiban.shop.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.KeyEnd;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import org.jspecify.annotations.Nullable;

/**
 * An end of the key in use that a member enters, since the mall doesn't tell it.
 *
 * @param end the name of the {@link KeyEnd}
 * @param typed the last entered date, or null
 */
record Untold(GenerationId generation, String end, @Nullable Instant typed) {

    /** Empty if the mall tells all ends. */
    static Optional<Untold> of(ShopStatus shop) {
        return Optional.ofNullable(shop.active())
                .flatMap(active -> of(active, shop.mall().ends()));
    }

    private static Optional<Untold> of(Active active, List<KeyEnd> ends) {
        return ends.size() > 1 ? ofSeveral(active, ends) : ofSingle(active, ends.getFirst());
    }

    private static Optional<Untold> ofSingle(Active active, KeyEnd end) {
        boolean told = active.expiresAt() != null && !active.enteredByHand();
        return told ? Optional.empty() : Optional.of(new Untold(active.generation(), end.name(), active.expiresAt()));
    }

    private static Optional<Untold> ofSeveral(Active active, List<KeyEnd> ends) {
        return ends.stream()
                .filter(end -> end.source() == ExpiryReading.Source.TYPED)
                .findFirst()
                .map(end -> new Untold(active.generation(), end.name(), typed(active, end)));
    }

    private static @Nullable Instant typed(Active active, KeyEnd end) {
        return active.ends().stream()
                .filter(reading -> reading.end().equals(end.name()))
                .map(ExpiryReading::at)
                .findFirst()
                .orElse(null);
    }
}

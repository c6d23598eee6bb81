package jp.kagiban.shop.key;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import org.jspecify.annotations.Nullable;

/** The keys of a shop that aren't retired: one in use and one that waits, at most. */
public record OpenKeys(
        @Nullable KeyGeneration active, @Nullable KeyGeneration waiting) {

    public static OpenKeys of(List<KeyGeneration> open) {
        return new OpenKeys(
                open.stream().filter(KeyGeneration::active).findFirst().orElse(null),
                open.stream().filter(KeyGeneration::pending).findFirst().orElse(null));
    }

    /** The one entered last. */
    @Nullable
    public KeyGeneration newest() {
        return waiting == null ? active : waiting;
    }

    public Optional<KeyGeneration> waiting(GenerationId generation) {
        return Optional.ofNullable(waiting).filter(key -> key.id().id().equals(generation));
    }
}

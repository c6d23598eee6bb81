package jp.kagiban.shop.key;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import org.jspecify.annotations.Nullable;

/** The open keys of a shop: at most one key in use, and at most one waiting key. */
public record OpenKeys(
        @Nullable KeyGeneration active, @Nullable KeyGeneration waiting) {

    public static OpenKeys of(List<KeyGeneration> open) {
        return new OpenKeys(
                open.stream().filter(KeyGeneration::active).findFirst().orElse(null),
                open.stream().filter(KeyGeneration::pending).findFirst().orElse(null));
    }

    /** Returns the key entered last. */
    @Nullable
    public KeyGeneration newest() {
        return waiting == null ? active : waiting;
    }

    public Optional<KeyGeneration> waiting(GenerationId generation) {
        return Optional.ofNullable(waiting).filter(key -> key.id().id().equals(generation));
    }
}

package jp.kagiban.shop.entry;

import java.util.List;
import java.util.Set;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Result of saving a form. Either the whole form is stored, or nothing. */
@NamedInterface("entry")
public sealed interface Saving {

    /**
     * The form is stored. A new key waits, and a job asks the mall at once.
     *
     * @param generation the new key generation, or null if no secret was entered
     */
    @NamedInterface("entry")
    record Saved(ShopId shop, @Nullable GenerationId generation, List<Normalized> mended) implements Saving {}

    /**
     * Nothing is stored, because of problems.
     *
     * @param problems the blocking problems; if none blocks, the warnings that weren't accepted
     */
    record Refused(List<Problem> problems, List<Normalized> mended) implements Saving {}

    /** Nothing is stored, because another member has changed the shop's details or entered a key since the page was shown. */
    record Overtaken() implements Saving {}

    /** Nothing is stored, because there is no such shop. */
    record Gone() implements Saving {}

    /** The changes made to a field before its validation; the screen names them beside the field. */
    record Normalized(ShopField field, Set<Normalization> how) {

        public Normalized {
            how = Set.copyOf(how);
        }
    }
}

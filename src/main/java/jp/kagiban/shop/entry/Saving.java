package jp.kagiban.shop.entry;

import java.util.List;
import java.util.Set;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** What came of saving. Either all of a form is stored, or nothing. */
@NamedInterface("entry")
public sealed interface Saving {

    /**
     * Stored. A key that came along waits and the mall is asked by a job, at once.
     *
     * @param generation the new key generation, or null if no secret was entered
     */
    record Saved(ShopId shop, @Nullable GenerationId generation, List<Normalized> mended) implements Saving {}

    /**
     * Nothing stored.
     *
     * @param problems all that block; where none blocks, the warnings that were not accepted yet
     */
    record Refused(List<Problem> problems, List<Normalized> mended) implements Saving {}

    /** Nothing stored: another member has changed the shop's details, or has entered a key, since the page was shown. */
    record Overtaken() implements Saving {}

    /** Nothing stored: there is no such shop (any more). */
    record Gone() implements Saving {}

    /** What was mended in a field before it was looked at; the screen says so beside the field. */
    record Normalized(ShopField field, Set<Normalization> how) {

        public Normalized {
            how = Set.copyOf(how);
        }
    }
}

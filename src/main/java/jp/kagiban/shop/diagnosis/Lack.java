package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * The reasons why a key doesn't work fully although the mall accepts it.
 *
 * @param refused the functions for orders that the mall refused in the last trial
 * @param orders whether the mall refuses orders, even if the refused function isn't known
 * @param readUntil the time when orders were last read with this key before the refusal; null if they were never read,
 *     or still are
 * @param owner the code of the other shop to which the mall issued the key, or null
 */
@NamedInterface("diagnosis")
public record Lack(
        List<MallFunction> refused,
        boolean orders,
        @Nullable Instant readUntil,
        @Nullable String owner) {

    /** No lack is known. */
    public static final Lack NONE = new Lack(List.of(), false, null, null);

    public Lack {
        refused = List.copyOf(refused);
    }

    /** Returns the mall's names of the refused functions for a sentence; empty if they aren't known. */
    public String functions() {
        return refused.stream().map(MallFunction::name).collect(Collectors.joining(" / "));
    }
}

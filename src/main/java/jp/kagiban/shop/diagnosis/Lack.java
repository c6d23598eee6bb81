package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What keeps a key that the mall takes from doing its work.
 *
 * @param refused the functions for orders that the mall refused when they were tried last
 * @param orders whether the mall won't hand out orders for it, be it known which function is off or not
 * @param readUntil when orders were read with this key before the mall refused them; null if they never were, or still are
 * @param owner the code of the shop that the mall gave the key to, where that is another than this one; else null
 */
@NamedInterface("diagnosis")
public record Lack(
        List<MallFunction> refused,
        boolean orders,
        @Nullable Instant readUntil,
        @Nullable String owner) {

    /** The key lacks nothing that is known. */
    public static final Lack NONE = new Lack(List.of(), false, null, null);

    public Lack {
        refused = List.copyOf(refused);
    }

    /** The refused functions as the mall calls them, for a sentence; empty where it isn't known which. */
    public String functions() {
        return refused.stream().map(MallFunction::name).collect(Collectors.joining(" / "));
    }
}

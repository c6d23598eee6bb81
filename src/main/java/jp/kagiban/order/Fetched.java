package jp.kagiban.order;

import java.util.Collection;
import java.util.List;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrderPage;
import org.jspecify.annotations.Nullable;

/**
 * What a step brought.
 *
 * @param page the page that was searched, or null where none was
 * @param missing asked for and not handed out
 * @param failure why the step ended early, or null; what came before is good
 * @param refused whether the mall refused the search's own parameters
 */
record Fetched(
        @Nullable OrderPage page,
        List<OrderOutline> orders,
        Collection<String> missing,
        @Nullable MallOutcome failure,
        boolean refused) {

    static Fetched failed(MallOutcome failure, boolean refused) {
        return new Fetched(null, List.of(), List.of(), failure, refused);
    }

    boolean whole() {
        return failure == null;
    }
}

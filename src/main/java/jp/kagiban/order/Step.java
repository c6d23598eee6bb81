package jp.kagiban.order;

import java.util.List;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;

/** The next step of the intake: at most one page of a search, with the details of its new orders. */
sealed interface Step {

    /** The purpose of a search. */
    enum Kind {
        /** New orders. */
        FORWARD,
        /** The first import. */
        BACKWARDS,
        /** Orders whose state has changed. */
        STATES
    }

    record Search(Kind kind, SearchWindow window) implements Step {

        OrderQuery query(OrderLimits limits) {
            OrderQuery query = window.query(limits);
            return kind == Kind.BACKWARDS ? query.newestFirst() : query;
        }

        /** Whether the mall counts so many orders that the window is only split; the parts return the numbers. */
        boolean isSplitBy(OrderPage page, OrderLimits limits) {
            return window.after(page, limits).size() > 1;
        }
    }

    /** Orders to be read again, or asked for again. */
    record Read(List<String> orderNumbers) implements Step {

        public Read {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }
}

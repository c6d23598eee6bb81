package jp.kagiban.order;

import java.util.List;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;

/** A step of the intake: one page of a search with the details of its new orders, or orders to be read again. */
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

        /** Whether the window matches too many orders, so that it is split and the page isn't used. */
        boolean isSplitBy(OrderPage page, OrderLimits limits) {
            return window.after(page, limits).size() > 1;
        }
    }

    /** Reads orders again, or requests them again if the mall hasn't returned them. */
    record Read(List<String> orderNumbers) implements Step {

        public Read {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }
}

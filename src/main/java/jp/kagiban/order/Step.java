package jp.kagiban.order;

import java.util.List;
import jp.kagiban.rms.OrderPage;
import jp.kagiban.rms.OrderQuery;

/** What the intake does next: at most a page of a search, with the details of what is new in it. */
sealed interface Step {

    /** What a search is for. */
    enum Kind {
        /** New orders. */
        FORWARD,
        /** The first import. */
        BACKWARDS,
        /** Orders whose state has changed. */
        STATES
    }

    record Search(Kind kind, Span span) implements Step {

        OrderQuery query() {
            return kind == Kind.BACKWARDS ? span.query().newestFirst() : span.query();
        }

        /** Whether RMS counts so many that the window is only split, and its numbers come with the parts. */
        boolean isSplitBy(OrderPage page) {
            return span.after(page).size() > 1;
        }
    }

    /** Orders to be read again, or asked for again. */
    record Read(List<String> orderNumbers) implements Step {

        public Read {
            orderNumbers = List.copyOf(orderNumbers);
        }
    }
}

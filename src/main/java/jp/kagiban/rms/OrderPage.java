package jp.kagiban.rms;

import java.util.List;

/**
 * A page of what {@code searchOrder} found (docs/rakuten-rms.md, Searching orders).
 *
 * @param total how many orders match; zero where none does. More than {@link OrderQuery#MOST_REACHABLE} can't be reached
 * @param pages how many pages there are; zero where nothing matches
 * @param page this one, from 1 on
 */
public record OrderPage(List<String> orderNumbers, int total, int pages, int page) {

    public OrderPage {
        orderNumbers = List.copyOf(orderNumbers);
    }

    /** The window holds more than RMS gives numbers of. */
    public boolean isBeyondReach() {
        return total > OrderQuery.MOST_REACHABLE;
    }
}

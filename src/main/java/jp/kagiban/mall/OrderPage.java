package jp.kagiban.mall;

import java.util.List;

/**
 * One page of search results.
 *
 * @param total the count of matching orders. More than {@link OrderLimits#reachable} can't be reached
 * @param pages the count of pages; zero if nothing matches
 * @param page the number of this page, from 1
 */
public record OrderPage(List<String> orderNumbers, int total, int pages, int page) {

    public OrderPage {
        orderNumbers = List.copyOf(orderNumbers);
    }
}

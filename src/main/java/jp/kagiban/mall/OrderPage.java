package jp.kagiban.mall;

import java.util.List;

/**
 * One page of search results.
 *
 * @param total the count of matching orders. More than {@link OrderLimits#reachable} can't be reached
 * @param pages how many pages there are; zero where nothing matches
 * @param page this one, from 1 on
 */
public record OrderPage(List<String> orderNumbers, int total, int pages, int page) {

    public OrderPage {
        orderNumbers = List.copyOf(orderNumbers);
    }
}

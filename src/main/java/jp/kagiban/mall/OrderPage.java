package jp.kagiban.mall;

import java.util.List;

/**
 * A page of what a search found.
 *
 * @param total how many orders match; zero where none does. More than {@link OrderLimits#reachable} can't be reached
 * @param pages how many pages there are; zero where nothing matches
 * @param page this one, from 1 on
 */
public record OrderPage(List<String> orderNumbers, int total, int pages, int page) {

    public OrderPage {
        orderNumbers = List.copyOf(orderNumbers);
    }
}

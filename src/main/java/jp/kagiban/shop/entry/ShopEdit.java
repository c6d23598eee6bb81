package jp.kagiban.shop.entry;

import java.util.Set;

/**
 * The form of a saved shop, as entered.
 *
 * @param version the version of the details that the page showed
 * @param keys an empty secret means unchanged
 * @param accepted the warnings that the member has accepted
 */
public record ShopEdit(
        long version, String name, String address, String userId, KeyEntry keys, Set<Problem.Kind> accepted) {}

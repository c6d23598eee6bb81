package jp.kagiban.shop.entry;

import java.util.Set;

/**
 * A saved shop's page, as a member entered it.
 *
 * @param version that of the details that the page showed
 * @param keys an empty secret is unchanged
 * @param accepted the warnings that the member has seen and saves in spite of
 */
public record ShopEdit(
        long version, String name, String address, String userId, KeyEntry keys, Set<Problem.Kind> accepted) {}

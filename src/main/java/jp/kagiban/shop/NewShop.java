package jp.kagiban.shop;

import java.util.Set;

/**
 * A shop to be registered, as a member entered it.
 *
 * @param address the code or one of the addresses that {@link ShopAddress} knows
 * @param userId may be empty: today's RMS APIs don't need it
 * @param accepted the warnings that the member has seen and saves in spite of
 */
public record NewShop(
        String name, String address, String userId, Family family, KeyEntry keys, Set<Problem.Kind> accepted) {}

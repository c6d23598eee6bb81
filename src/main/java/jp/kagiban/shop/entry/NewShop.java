package jp.kagiban.shop.entry;

import java.util.Set;
import jp.kagiban.mall.Family;
import org.springframework.modulith.NamedInterface;

/**
 * The form of a new shop, as entered.
 *
 * @param address the code, or an address of the shop at its mall
 * @param userId may be empty, since no mall asks for it today
 * @param accepted the warnings that the member has accepted
 */
@NamedInterface("entry")
public record NewShop(
        String name, String address, String userId, Family family, KeyEntry keys, Set<Problem.Kind> accepted) {}

package jp.kagiban.shop.entry;

import java.util.Set;
import jp.kagiban.mall.Family;
import org.springframework.modulith.NamedInterface;

/**
 * A shop to be registered, as a member entered it.
 *
 * @param address the code, or one of the addresses that its mall gives the shop
 * @param userId may be empty: no mall asks for it today
 * @param accepted the warnings that the member has seen and saves in spite of
 */
@NamedInterface("entry")
public record NewShop(
        String name, String address, String userId, Family family, KeyEntry keys, Set<Problem.Kind> accepted) {}

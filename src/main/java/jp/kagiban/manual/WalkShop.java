package jp.kagiban.manual;

import java.time.Instant;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A shop for which a member can take a walk.
 *
 * @param code the last part of the shop's address
 * @param key identifies the key in use; empty if there is none
 * @param newest the status of the key that was entered last
 * @param since when that key was entered, or was given up because RMS didn't accept it; null if there is no key
 */
public record WalkShop(
        ShopId id,
        String name,
        String code,
        String key,
        Registration newest,
        @Nullable Instant since) {}

package jp.kagiban.shop;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.Family;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A shop as its form shows it; no secret is among it.
 *
 * @param version changes whenever the details are saved, and only then
 * @param code the part of the shop's address that names it
 * @param stored whether a key waits or is in use, so that an empty field of its form means 登録済み
 * @param lastAnswer what its mall said last for this shop, whatever the key, or null before the first answer
 * @param lastAnswerAt when that was
 */
public record ShopDetails(
        ShopId id,
        long version,
        String name,
        String code,
        @Nullable String userId,
        Family family,
        boolean stored,
        Instant registeredAt,
        @Nullable Answer lastAnswer,
        @Nullable Instant lastAnswerAt) {}

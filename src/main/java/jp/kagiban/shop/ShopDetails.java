package jp.kagiban.shop;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.Family;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The details of a shop for its form, without secrets.
 *
 * @param version changes whenever the details are saved, and only then
 * @param code the part of the shop's address that names it
 * @param stored whether a key waits or is in use, so that an empty field of its form means 登録済み
 * @param lastAnswer the last answer of the mall for any key of this shop, or null before the first
 * @param lastAnswerAt the time of that answer
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

package jp.kagiban.rakuten;

import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;

/** Tries out what a key may do, without changing anything in RMS. The rules of {@link Rms} hold. */
public interface RmsDiagnosis {

    /**
     * Calls the function once, in its smallest form.
     *
     * @return {@link MallOutcome.Valid} where the function answered, be it that there is nothing to be found or that it did not
     *     like a parameter: the key was let through to it. Its expiry is null except for {@link RmsFunction#LICENCE_EXPIRY}
     * @throws IllegalArgumentException for {@link RmsFunction#CONFIRM_ORDER}, which changes orders
     */
    MallOutcome tryOut(RmsFunction function, Credentials credentials);

    /** {@code shop.shopMaster.get} (docs/rakuten-rms.md, Other functions): the shop that the key belongs to. */
    MallReply<ShopMaster> shopMaster(Credentials credentials);
}

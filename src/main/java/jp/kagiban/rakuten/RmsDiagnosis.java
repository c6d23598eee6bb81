package jp.kagiban.rakuten;

import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;

/** Tries out what a key may do, without changing anything in RMS. The rules of {@link Rms} hold. */
public interface RmsDiagnosis {

    /**
     * Calls the function once, in its smallest form (docs/rakuten-rms.md, Other functions).
     *
     * @return {@link MallOutcome.Valid} where the function answered, be it that there is nothing to be found or that it did not
     *     like a parameter: the key was let through to it. Its expiry is null except for {@link RmsFunction#LICENCE_EXPIRY}. The
     *     shop's code comes with {@link RmsFunction#SHOP_MASTER} alone
     * @throws IllegalArgumentException for {@link RmsFunction#CONFIRM_ORDER}, which changes orders
     */
    FunctionReply tryOut(RmsFunction function, Credentials credentials);
}

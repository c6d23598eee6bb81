package jp.kagiban.rakuten;

import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.FunctionReply;
import jp.kagiban.mall.MallOutcome;

/** Tries which functions a key may use, without changing anything in RMS. Blocks and throws like {@link Rms}. */
public interface RmsDiagnosis {

    /**
     * Calls the function once, in its smallest form (docs/rakuten-rms.md, Other functions).
     *
     * @return {@link MallOutcome.Valid} if the function answered, even with no result or an error about a parameter,
     *     because RMS accepted the key then. Its expiry is null except for {@link RmsFunction#LICENCE_EXPIRY}. Only
     *     {@link RmsFunction#SHOP_MASTER} returns the shop's code
     * @throws IllegalArgumentException for {@link RmsFunction#CONFIRM_ORDER}, which changes orders
     */
    FunctionReply tryOut(RmsFunction function, Credentials credentials);
}

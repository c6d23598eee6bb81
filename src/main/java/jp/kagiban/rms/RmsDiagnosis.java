package jp.kagiban.rms;

/** Tries out what a key may do, without changing anything in RMS. The rules of {@link Rms} hold. */
public interface RmsDiagnosis {

    /**
     * Calls the function once, in its smallest form.
     *
     * @return {@link RmsOutcome.Valid} where the function answered, be it that there is nothing to be found or that it did not
     *     like a parameter: the key was let through to it. Its expiry is null except for {@link RmsFunction#LICENCE_EXPIRY}
     * @throws IllegalArgumentException for a function that isn't {@linkplain RmsFunction#harmless harmless}
     */
    RmsOutcome tryOut(RmsFunction function, RmsCredentials credentials);

    /** {@code shop.shopMaster.get} (docs/rakuten-rms.md, Other functions): the shop that the key belongs to. */
    RmsReply<ShopMaster> shopMaster(RmsCredentials credentials);
}

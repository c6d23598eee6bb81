package jp.kagiban.rakuten;

import java.util.List;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/** What RMS says of keys, put together from what its APIs answer. */
public final class RmsProofs {

    private RmsProofs() {}

    /** One try of a new key; null was not asked. */
    public static KeyProof of(MallOutcome licence, @Nullable MallOutcome order, @Nullable MallOutcome activeOrder) {
        return new ProofAnswers(licence, order, activeOrder).proof(List.of());
    }

    /** The same where the new key is kept from reading orders. */
    public static KeyProof hindered(
            MallOutcome licence, MallOutcome order, MallOutcome activeOrder, MallOutcome hindrance) {
        return new ProofAnswers(licence, order, activeOrder)
                .hinderedBy(hindrance)
                .proof(List.of());
    }

    /** One check of the key in use; null was not asked. */
    public static KeyWord check(MallOutcome licence, @Nullable MallOutcome order) {
        boolean untold = licence instanceof MallOutcome.Rejected && order instanceof MallOutcome.Valid;
        return new KeyWord(order == null ? licence : order, Outcomes.ends(licence), untold, List.of());
    }
}

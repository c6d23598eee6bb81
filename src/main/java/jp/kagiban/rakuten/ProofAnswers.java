package jp.kagiban.rakuten;

import java.util.List;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The answers of RMS to one try of a new key.
 *
 * @param licence the licence API's answer to the new key
 * @param order the order API's answer to the new key; null if not needed
 * @param activeOrder the order API's answer to the key in use; null without such a key or if not needed
 * @param hindrance why the new key can't read orders that the key in use can read; null if no reason is known
 */
record ProofAnswers(
        MallOutcome licence,
        @Nullable MallOutcome order,
        @Nullable MallOutcome activeOrder,
        @Nullable MallOutcome hindrance) {

    ProofAnswers(MallOutcome licence, @Nullable MallOutcome order, @Nullable MallOutcome activeOrder) {
        this(licence, order, activeOrder, null);
    }

    ProofAnswers hinderedBy(@Nullable MallOutcome outcome) {
        return new ProofAnswers(licence, order, activeOrder, outcome);
    }

    KeyProof proof(List<MallCall> calls) {
        KeyWord report = new KeyWord(licence, Outcomes.ends(licence), functionOff(), calls);
        return new KeyProof(verdict(), report, activeOrder instanceof MallOutcome.Rejected);
    }

    /** Whether the expiry function seems to be disabled: the licence API refuses the key, but the order API accepts it. */
    private boolean functionOff() {
        return licence instanceof MallOutcome.Rejected && order instanceof MallOutcome.Valid;
    }

    /**
     * Combines the answers into one outcome. For a first key, a 200 of either API suffices. A renewal also needs a 200
     * of the order API, unless the order API refuses the key in use. If the order API's answer to the key in use is
     * unknown, its refusal of the new key proves nothing. The new key must also read single orders if the key in use
     * can.
     */
    MallOutcome verdict() {
        MallOutcome proof = withoutHindrance();
        return hindrance != null && proof instanceof MallOutcome.Valid ? hindrance : proof;
    }

    private MallOutcome withoutHindrance() {
        if (functionOff()) {
            return new MallOutcome.Valid(null);
        }
        if (licence instanceof MallOutcome.Rejected) {
            return order == null ? licence : order;
        }
        boolean proven = licence instanceof MallOutcome.Valid;
        if (!proven || activeOrder == null || activeOrder instanceof MallOutcome.Rejected) {
            return licence;
        }
        return renewal(activeOrder);
    }

    private MallOutcome renewal(MallOutcome active) {
        if (order == null) {
            throw new IllegalStateException("A renewal beside a working key needs the order API's word");
        }
        if (order instanceof MallOutcome.Valid) {
            return licence;
        }
        boolean unclear = order instanceof MallOutcome.Rejected && !(active instanceof MallOutcome.Valid);
        return unclear ? active : order;
    }
}

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
        KeyWord said = new KeyWord(licence, Outcomes.ends(licence), functionOff(), calls);
        return new KeyProof(verdict(), said, activeOrder instanceof MallOutcome.Rejected);
    }

    /** Whether the licence API refuses the key but the order API accepts it: the expiry function seems to be disabled. */
    private boolean functionOff() {
        return licence instanceof MallOutcome.Rejected && order instanceof MallOutcome.Valid;
    }

    /**
     * Combines the answers. Any 200 proves a first key. A renewal needs the order API too, unless that refuses the key in use. If the order API's answer to the key
     * in use is unknown, a refusal of the new key proves nothing. The new key must also read single orders if the key in use can.
     */
    MallOutcome verdict() {
        MallOutcome proof = proof();
        return hindrance != null && proof instanceof MallOutcome.Valid ? hindrance : proof;
    }

    private MallOutcome proof() {
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

package jp.kagiban.rakuten;

import java.util.List;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What RMS said to one try of a new key.
 *
 * @param licence the licence API, asked with the new key
 * @param order the order API, asked with the new key; null if that was not needed
 * @param activeOrder the order API, asked with the key in use; null if there is none or it was not needed
 * @param hindrance what keeps the new key from reading orders that the key in use can read; null if nothing is known to
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
        KeyWord said = new KeyWord(licence, LicenceEnd.read(licence), functionOff(), calls);
        return new KeyProof(verdict(), said, activeOrder instanceof MallOutcome.Rejected);
    }

    /** Whether the licence API refuses while the order API takes the key: the expiry function seems to be off. */
    private boolean functionOff() {
        return licence instanceof MallOutcome.Rejected && order instanceof MallOutcome.Valid;
    }

    /**
     * The one outcome that counts. A first key is proven by any 200. A renewal must be taken by the order API too, unless the
     * order API refuses the key in use; where nobody knows whether it does, a refusal of the new key proves nothing. And it
     * must be let read single orders, if the key in use is.
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

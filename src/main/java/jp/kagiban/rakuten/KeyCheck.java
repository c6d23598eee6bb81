package jp.kagiban.rakuten;

import java.util.ArrayList;
import java.util.List;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallCall.Holder;
import jp.kagiban.mall.MallCall.Question;
import jp.kagiban.mall.MallOutcome;

/** One check of the key in use. Decrypts the key once for both calls. */
final class KeyCheck {

    private final Rms rms;
    private final boolean ended;
    private final List<MallCall> calls = new ArrayList<>();
    private List<ExpiryReading> ends = List.of();

    KeyCheck(Rms rms, boolean ended) {
        this.rms = rms;
        this.ended = ended;
    }

    KeyWord check(KeyUse inUse) {
        MallOutcome outcome = inUse.ask(this::call);
        boolean endUntold = outcome instanceof MallOutcome.Valid && calls.size() > 1;
        return new KeyWord(outcome, ends, endUntold, calls);
    }

    /**
     * Calls the licence API. If that refuses the key, also calls the order API, to distinguish a disabled function from
     * a refused key.
     */
    private MallOutcome call(Credentials credentials) {
        MallOutcome licence = recorded(Question.PROOF, rms.licenceExpiry(credentials));
        ends = Outcomes.ends(licence);
        return licence instanceof MallOutcome.Rejected && !ended
                ? recorded(Question.SEARCH, rms.searchOneMinute(credentials))
                : licence;
    }

    private MallOutcome recorded(Question question, MallOutcome outcome) {
        calls.add(MallCall.of(question, Holder.IN_USE, outcome));
        return outcome;
    }
}

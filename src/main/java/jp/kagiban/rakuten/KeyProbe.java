package jp.kagiban.rakuten;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallCall.Holder;
import jp.kagiban.mall.MallCall.Question;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.NewKey;
import org.jspecify.annotations.Nullable;

/** Tries a new key once: calls RMS with the new key and the key in use, and records each answer. */
final class KeyProbe {

    private final NewKey newKey;
    private final Rms rms;
    private final RmsDiagnosis functions;
    private final List<MallCall> calls = new ArrayList<>();

    KeyProbe(NewKey newKey, Rms rms, RmsDiagnosis functions) {
        this.newKey = newKey;
        this.rms = rms;
        this.functions = functions;
    }

    KeyProof prove() {
        return answers().proof(calls);
    }

    private ProofAnswers answers() {
        MallOutcome licence = askLicence();
        MallOutcome order = licence instanceof MallOutcome.Rejected ? askOrder() : null;
        if (order instanceof MallOutcome.Valid) {
            // RMS may have accepted the key between the two calls. The expiry function isn't disabled then.
            licence = askLicence();
        }
        KeyUse active = newKey.inUse();
        if (active == null || !proven(licence, order)) {
            return new ProofAnswers(licence, order, null);
        }
        MallOutcome activeOrder = ask(active, Holder.IN_USE, Question.SEARCH, rms::searchOneMinute);
        if (order == null && !(activeOrder instanceof MallOutcome.Rejected)) {
            order = askOrder();
        }
        ProofAnswers answers = new ProofAnswers(licence, order, activeOrder);
        boolean bothSearch = order instanceof MallOutcome.Valid && activeOrder instanceof MallOutcome.Valid;
        return bothSearch ? answers.hinderedBy(hindrance(active)) : answers;
    }

    /**
     * Returns why the new key can't read orders that the key in use can read; null if there is no such reason.
     * Searching and reading are two functions.
     */
    private @Nullable MallOutcome hindrance(KeyUse active) {
        MallOutcome read = read(newKey.key(), Holder.NEW);
        if (read instanceof MallOutcome.Valid) {
            return null;
        }
        MallOutcome oldRead = read(active, Holder.IN_USE);
        if (oldRead instanceof MallOutcome.Rejected) {
            return null;
        }
        return read instanceof MallOutcome.Rejected && !(oldRead instanceof MallOutcome.Valid) ? oldRead : read;
    }

    private static boolean proven(MallOutcome licence, @Nullable MallOutcome order) {
        return licence instanceof MallOutcome.Valid || order instanceof MallOutcome.Valid;
    }

    private MallOutcome askLicence() {
        return ask(newKey.key(), Holder.NEW, Question.PROOF, rms::licenceExpiry);
    }

    private MallOutcome askOrder() {
        return ask(newKey.key(), Holder.NEW, Question.SEARCH, rms::searchOneMinute);
    }

    private MallOutcome read(KeyUse key, Holder holder) {
        return ask(
                key,
                holder,
                Question.READ,
                credentials ->
                        functions.tryOut(RmsFunction.GET_ORDER, credentials).outcome());
    }

    private MallOutcome ask(KeyUse key, Holder holder, Question question, Function<Credentials, MallOutcome> call) {
        MallOutcome outcome = key.ask(call);
        calls.add(MallCall.of(question, holder, outcome));
        return outcome;
    }
}

package jp.kagiban.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.kagiban.rms.Rms;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.rms.RmsDiagnosis;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shop.AttemptCall.Holder;
import jp.kagiban.shop.AttemptCall.Question;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;

/** One try of a new key: asks RMS for what has to be known of it and of the key in use, and notes each answer. */
final class KeyProbe {

    private static final Use PROVE = Use.byJob(Use.Purpose.PROVE_A_NEW_KEY);

    private final RoadLedger.Case waiting;
    private final KeyRing ring;
    private final Rms rms;
    private final RmsDiagnosis functions;
    private final List<AttemptCall> calls = new ArrayList<>();

    KeyProbe(RoadLedger.Case waiting, KeyRing ring, Rms rms, RmsDiagnosis functions) {
        this.waiting = waiting;
        this.ring = ring;
        this.rms = rms;
        this.functions = functions;
    }

    Answers ask() {
        return answers().after(calls);
    }

    private Answers answers() {
        RmsOutcome licence = licence(waiting.key());
        RmsOutcome order = licence instanceof RmsOutcome.Rejected ? order(waiting.key()) : null;
        if (order instanceof RmsOutcome.Valid) {
            // RMS may have begun to take the key between the two calls: then its function isn't off.
            licence = licence(waiting.key());
        }
        KeyGeneration active = waiting.active();
        if (active == null || !proven(licence, order)) {
            return new Answers(licence, order, null);
        }
        RmsOutcome activeOrder = order(active);
        if (order == null && !(activeOrder instanceof RmsOutcome.Rejected)) {
            order = order(waiting.key());
        }
        Answers answers = new Answers(licence, order, activeOrder);
        boolean comparable = order instanceof RmsOutcome.Valid && activeOrder instanceof RmsOutcome.Valid;
        return comparable ? answers.hinderedBy(hindrance(waiting.key(), active)) : answers;
    }

    /** Orders are searched with one function and read with another: a key must not lose what the one before it could. */
    private @Nullable RmsOutcome hindrance(KeyGeneration key, KeyGeneration active) {
        RmsOutcome read = read(key);
        if (read instanceof RmsOutcome.Valid) {
            return null;
        }
        RmsOutcome before = read(active);
        if (before instanceof RmsOutcome.Rejected) {
            return null;
        }
        return read instanceof RmsOutcome.Rejected && !(before instanceof RmsOutcome.Valid) ? before : read;
    }

    private static boolean proven(RmsOutcome licence, @Nullable RmsOutcome order) {
        return licence instanceof RmsOutcome.Valid || order instanceof RmsOutcome.Valid;
    }

    private RmsOutcome licence(KeyGeneration key) {
        return with(key, Question.PROOF, rms::licenceExpiry);
    }

    private RmsOutcome order(KeyGeneration key) {
        return with(key, Question.SEARCH, rms::searchOneMinute);
    }

    private RmsOutcome read(KeyGeneration key) {
        return with(key, Question.READ, credentials -> functions.tryOut(RmsFunction.GET_ORDER, credentials));
    }

    private RmsOutcome with(KeyGeneration key, Question question, Function<RmsCredentials, RmsOutcome> call) {
        RmsOutcome outcome = ring.with(waiting.shop(), key, waiting.proves(key), PROVE, call);
        Holder holder = key.equals(waiting.key()) ? Holder.NEW : Holder.IN_USE;
        calls.add(AttemptResult.call(question, holder, outcome));
        return outcome;
    }
}

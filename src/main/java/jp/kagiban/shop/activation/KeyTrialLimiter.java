package jp.kagiban.shop.activation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.activation.KeyTrial.TrialId;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits a tenant to ten refused keys an hour. Each number that the mall has accepted from a shop has its own limit of
 * ten. A trial counts as refused until the mall has answered, so parallel trials can't exceed the limit. Retries of a
 * waiting key aren't counted.
 */
@Component
public class KeyTrialLimiter {

    public static final int MOST = 10;
    static final Duration WINDOW = Duration.ofHours(1);
    /** The delay before the next try while too many trials are under way. */
    private static final Duration UNDER_WAY_DELAY = Duration.ofSeconds(30);

    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private final KeyTrials trials;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeyTrialLimiter(KeyTrials trials, Clock clock, TransactionTemplate transaction) {
        this.trials = trials;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * The time at which a key may be tried.
     *
     * @param crowded true if too many keys were refused, false if too many trials are under way
     */
    record Turn(Instant at, boolean crowded) {}

    /**
     * Runs a task that enters keys in this tenant, in a transaction and under the tenant's lock. A transaction before
     * it inserts the row to lock. Inserting and locking in one transaction would deadlock two tasks, and a second
     * connection could exhaust the pool.
     */
    public <T> T locked(TenantId tenant, Supplier<T> task) {
        if (trials.gates(tenant) == 0) {
            transaction.executeWithoutResult(_ -> trials.makeGate(tenant));
        }
        return transaction.execute(_ -> {
            if (trials.passGate(tenant) == 0) {
                throw new IllegalStateException("There is no gate to pass");
            }
            return task.get();
        });
    }

    /** Reserves a trial for this generation. Returns empty if the key may be tried now, otherwise the time of its turn. */
    Optional<Turn> enter(TenantGeneration generation, Allotment allotment) {
        return locked(generation.tenantId(), () -> {
            TrialId id = new TrialId(generation.tenantId(), generation.id());
            Optional<KeyTrial> own = trials.findById(id);
            if (own.filter(KeyTrialLimiter::decided).isPresent()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            if (own.isEmpty()) {
                trials.forget(generation.tenantId(), now.minus(KEPT_FOR));
            }
            Optional<Turn> turn = turn(id, allotment, now);
            if (turn.isEmpty()) {
                trials.save(own.orElseGet(() -> new KeyTrial(id, 0, now, KeyTrial.Outcome.OPEN, allotment.own()))
                        .opened(now));
            }
            return turn;
        });
    }

    private static boolean decided(KeyTrial trial) {
        return trial.outcome() == KeyTrial.Outcome.REFUSED || trial.outcome() == KeyTrial.Outcome.PASSED;
    }

    private Optional<Turn> turn(TrialId own, Allotment allotment, Instant now) {
        Instant since = now.minus(WINDOW);
        List<KeyTrial> counted = trials.counted(own.tenantId(), since, allotment.own(), allotment.besides()).stream()
                .filter(trial -> !trial.id().equals(own))
                .filter(trial -> !isFromFastClock(trial, now))
                .toList();
        if (counted.size() < MOST) {
            return Optional.empty();
        }
        List<KeyTrial> refused = counted.stream()
                .filter(trial -> trial.outcome() == KeyTrial.Outcome.REFUSED)
                .toList();
        if (refused.size() < MOST) {
            return Optional.of(new Turn(now.plus(UNDER_WAY_DELAY), false));
        }
        return Optional.of(new Turn(refused.get(refused.size() - MOST).triedAt().plus(WINDOW), true));
    }

    /** Whether a trial was stored while the clock was fast. Such trials would block all keys until the clock has caught up. */
    private static boolean isFromFastClock(KeyTrial trial, Instant now) {
        return trial.triedAt().isAfter(now.plus(WINDOW));
    }

    /** Stores the result of a trial. Once the mall has accepted or refused the key, later tries of this key are retries. */
    void settle(TenantGeneration generation, Answer answer) {
        settle(generation, outcome(answer));
    }

    /** Ends a trial that is still under way, without a result. */
    void abandon(TenantGeneration generation) {
        settle(generation, KeyTrial.Outcome.UNANSWERED);
    }

    private void settle(TenantGeneration generation, KeyTrial.Outcome outcome) {
        transaction.executeWithoutResult(_ -> trials.findById(new TrialId(generation.tenantId(), generation.id()))
                .filter(trial -> !decided(trial) && trial.outcome() != outcome)
                .ifPresent(trial -> trials.save(trial.with(outcome))));
    }

    /** Closes the tenant's gate, once no task holds it. No key can be entered afterwards. Runs in the caller's transaction. */
    public void shut(TenantId tenant) {
        trials.removeGate(tenant);
    }

    /** Deletes the trials of a tenant that is being deleted. */
    public void forget(TenantId tenant) {
        trials.removeAll(tenant);
    }

    private static KeyTrial.Outcome outcome(Answer answer) {
        return switch (answer) {
            case REJECTED -> KeyTrial.Outcome.REFUSED;
            case VALID -> KeyTrial.Outcome.PASSED;
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> KeyTrial.Outcome.UNANSWERED;
        };
    }

    /**
     * The number under which trials of a key are counted. Ten an hour are allowed for each number.
     *
     * @param number the key's number; empty if it has none
     * @param proven whether the mall has accepted a key with this number from the shop before
     */
    record Allotment(String number, boolean proven) {

        static final Allotment UNPROVEN = new Allotment("", false);

        /** Returns the number under which this trial is stored. */
        String own() {
            return proven ? number : "";
        }

        /**
         * Returns another number whose trials also count. Without them, a shop that is deleted and registered again
         * would get further trials.
         */
        String besides() {
            return number;
        }
    }
}

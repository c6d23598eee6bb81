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
 * Limits a tenant to ten refused keys an hour. Each number that the mall has accepted from a shop has a limit of ten for
 * itself. A trial under way counts as refused until the mall has answered, so parallel trials can't exceed the limit. Retries
 * of a waiting key aren't counted.
 */
@Component
public class KeyTrialLimiter {

    public static final int MOST = 10;
    static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration UNTIL_OTHERS_ARE_ANSWERED = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final KeyTrials trials;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeyTrialLimiter(KeyTrials trials, Clock clock, TransactionTemplate transaction) {
        this.trials = trials;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param crowded whether too many keys were refused; false if too many trials are under way */
    record Turn(Instant at, boolean crowded) {}

    /**
     * Runs a task that enters keys in this tenant, one at a time and in a transaction. An earlier transaction inserts the
     * tenant's row: inserting and then locking would deadlock two tasks, and a second connection could exhaust the pool.
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

    /** Reserves a trial for this generation; empty if it may be tried now, else the time of its turn. */
    Optional<Turn> enter(TenantGeneration generation, Allotment allotment) {
        return locked(generation.tenantId(), () -> {
            TrialId id = new TrialId(generation.tenantId(), generation.id());
            Optional<KeyTrial> own = trials.findById(id);
            if (own.filter(KeyTrialLimiter::decided).isPresent()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            if (own.isEmpty()) {
                trials.forget(generation.tenantId(), now.minus(REMEMBERED));
            }
            Optional<Turn> later = later(id, allotment, now);
            if (later.isEmpty()) {
                trials.save(own.orElseGet(() -> new KeyTrial(id, 0, now, KeyTrial.Outcome.OPEN, allotment.own()))
                        .opened(now));
            }
            return later;
        });
    }

    private static boolean decided(KeyTrial trial) {
        return trial.outcome() == KeyTrial.Outcome.REFUSED || trial.outcome() == KeyTrial.Outcome.PASSED;
    }

    private Optional<Turn> later(TrialId own, Allotment allotment, Instant now) {
        Instant since = now.minus(WINDOW);
        List<KeyTrial> counted = trials.counted(own.tenantId(), since, allotment.own(), allotment.besides()).stream()
                .filter(trial -> !trial.id().equals(own))
                .filter(trial -> !isOfAClockAhead(trial, now))
                .toList();
        if (counted.size() < MOST) {
            return Optional.empty();
        }
        List<KeyTrial> refused = counted.stream()
                .filter(trial -> trial.outcome() == KeyTrial.Outcome.REFUSED)
                .toList();
        if (refused.size() < MOST) {
            return Optional.of(new Turn(now.plus(UNTIL_OTHERS_ARE_ANSWERED), false));
        }
        return Optional.of(new Turn(refused.get(refused.size() - MOST).triedAt().plus(WINDOW), true));
    }

    /** Ignores trials from a clock that was ahead; they would block all keys until the clock has caught up. */
    private static boolean isOfAClockAhead(KeyTrial trial, Instant now) {
        return trial.triedAt().isAfter(now.plus(WINDOW));
    }

    /** Stores the result of a trial. After the mall has decided, later tries of the key are retries. */
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

    /** Closes the tenant's gate after the tasks that hold it; no key is entered afterwards. In the caller's transaction. */
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
     * The number whose trials count against a key; ten an hour are allowed for each.
     *
     * @param number of the key; empty if it has none
     * @param proven whether its mall has accepted a key with this number from the shop before
     */
    record Allotment(String number, boolean proven) {

        static final Allotment UNPROVEN = new Allotment("", false);

        /** Returns the number under which this trial is stored. */
        String own() {
            return proven ? number : "";
        }

        /**
         * Returns a second number that counts too. Otherwise, a shop that is deleted and registered again would get further
         * trials.
         */
        String besides() {
            return number;
        }
    }
}

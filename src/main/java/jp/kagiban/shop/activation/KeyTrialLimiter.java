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
 * Lets at most ten keys that the mall refuses be tried an hour in a tenant; of each number that the mall has taken from a shop
 * before, ten for itself. A trial under way counts as refused until the mall has answered, so that many at once don't slip
 * through. Retries of a waiting key aren't counted.
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

    /** @param crowded whether too many were refused, and not only many are under way */
    record Turn(Instant at, boolean crowded) {}

    /**
     * Runs a task that enters keys in this tenant, in a transaction and one at a time. The tenant's row is made before it and
     * apart: two that insert and then lock would deadlock, and a second connection beside a held one could empty the pool.
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

    /** Reserves a trial for this generation; empty if it may be tried now, else when to come again. */
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

    /** Else nobody could try a key until the clock has caught up. */
    private static boolean isOfAClockAhead(KeyTrial trial, Instant now) {
        return trial.triedAt().isAfter(now.plus(WINDOW));
    }

    /** Notes what came of a trial; once the mall has decided, a key's later tries are retries. */
    void settle(TenantGeneration generation, Answer answer) {
        settle(generation, outcome(answer));
    }

    /** Notes that a trial came to nothing, if it was still under way. */
    void abandon(TenantGeneration generation) {
        settle(generation, KeyTrial.Outcome.UNANSWERED);
    }

    private void settle(TenantGeneration generation, KeyTrial.Outcome outcome) {
        transaction.executeWithoutResult(_ -> trials.findById(new TrialId(generation.tenantId(), generation.id()))
                .filter(trial -> !decided(trial) && trial.outcome() != outcome)
                .ifPresent(trial -> trials.save(trial.with(outcome))));
    }

    /** Lets no key of the tenant in, once those are through that hold its gate; in the caller's transaction. */
    public void shut(TenantId tenant) {
        trials.removeGate(tenant);
    }

    /** Forgets the trials of a tenant that goes. */
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
     * Whose trials count when a key is to be tried: ten an hour are let through of each.
     *
     * @param number that of the key; empty if it bears none
     * @param proven whether its mall has taken a key with this number from the shop before
     */
    record Allotment(String number, boolean proven) {

        static final Allotment UNPROVEN = new Allotment("", false);

        /** The number under which this trial is kept. */
        String own() {
            return proven ? number : "";
        }

        /**
         * A second number that counts along. Without it a shop that is deleted and entered anew would get further trials of the same
         * number.
         */
        String besides() {
            return number;
        }
    }
}

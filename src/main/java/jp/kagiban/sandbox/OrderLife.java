package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.sandbox.OrderLedger.Fate;
import org.jspecify.annotations.Nullable;

/** The past and future states of an order, with their times (docs/rakuten-rms.md, Codes). */
record OrderLife(List<Step> steps) {

    static final int TO_CONFIRM = 100;
    static final int PROCESSING = 200;
    static final int TO_SHIP = 300;
    static final int CHANGING = 400;
    static final int SHIPPED = 500;
    static final int PAYING = 600;
    static final int PAID = 700;
    static final int CANCELLING = 800;
    static final int CANCELLED = 900;

    static final List<Integer> STATES =
            List.of(TO_CONFIRM, PROCESSING, TO_SHIP, CHANGING, SHIPPED, PAYING, PAID, CANCELLING, CANCELLED);

    /** A state and its beginning. */
    record Step(int state, Instant since) {}

    static OrderLife of(Dice dice, Instant orderedAt, Fate fate) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(TO_CONFIRM, orderedAt));
        Instant confirmed = fate.confirmedAt() == null ? confirmed(dice, orderedAt) : fate.confirmedAt();
        if (confirmed != null) {
            afterConfirmation(dice, confirmed, steps);
        } else if (dice.happens(20, "buyer-cancels")) {
            steps.add(new Step(CANCELLED, orderedAt.plus(minutes(dice, 10, 60, "buyer-cancels-after"))));
        }
        Integer fixedState = fate.state();
        Instant since = fate.stateSince();
        if (fixedState != null && since != null) {
            steps.removeIf(step -> step.since().isAfter(since));
            steps.add(new Step(fixedState, since));
        }
        return new OrderLife(steps);
    }

    /**
     * Returns when the shop confirms the order in RMS itself; null for every tenth order, which waits for confirmOrder.
     */
    private static @Nullable Instant confirmed(Dice dice, Instant orderedAt) {
        if (isUndetermined(dice)) {
            return orderedAt.plus(minutes(dice, 120, 360, "confirmed-after"));
        }
        return dice.happens(10, "waits") ? null : orderedAt.plus(minutes(dice, 20, 120, "confirmed-after"));
    }

    /** Returns whether the amounts stay open until the shop confirms. */
    static boolean isUndetermined(Dice dice) {
        return dice.happens(5, "undetermined");
    }

    private static void afterConfirmation(Dice dice, Instant confirmed, List<Step> steps) {
        Instant fixed = confirmed.plus(minutes(dice, 5, 30, "fixed-after"));
        steps.add(new Step(PROCESSING, confirmed));
        steps.add(new Step(TO_SHIP, fixed));
        int course = dice.below(100, "course");
        if (course < 5) {
            Instant cancelRequested = fixed.plus(minutes(dice, 60, 1440, "cancel-after"));
            steps.add(new Step(CANCELLING, cancelRequested));
            steps.add(new Step(CANCELLED, cancelRequested.plus(minutes(dice, 30, 120, "cancelled-after"))));
            return;
        }
        Instant ready = fixed;
        if (course < 9) {
            Instant changed = fixed.plus(minutes(dice, 60, 600, "change-after"));
            ready = changed.plus(minutes(dice, 360, 2880, "changed-after"));
            steps.add(new Step(CHANGING, changed));
            steps.add(new Step(TO_SHIP, ready));
        }
        Instant shipped = ready.plus(minutes(dice, 720, 3600, "shipped-after"));
        Instant paying = shipped.plus(minutes(dice, 60, 1440, "paying-after"));
        steps.add(new Step(SHIPPED, shipped));
        steps.add(new Step(PAYING, paying));
        steps.add(new Step(PAID, paying.plus(minutes(dice, 4320, 14_400, "paid-after"))));
    }

    private static Duration minutes(Dice dice, int least, int most, String name) {
        return Duration.ofSeconds(dice.between(least * 60, most * 60, name));
    }

    int stateAt(Instant now) {
        int state = TO_CONFIRM;
        for (Step step : steps) {
            if (!step.since().isAfter(now)) {
                state = step.state();
            }
        }
        return state;
    }

    /** Returns when the order first had this state; null if it hasn't had it yet. */
    @Nullable
    Instant reached(int state, Instant now) {
        return steps.stream()
                .filter(step -> step.state() == state && !step.since().isAfter(now))
                .map(Step::since)
                .findFirst()
                .orElse(null);
    }
}

package jp.kagiban.shop;

import java.time.Instant;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shop.KeyGeneration.Said;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the key in use says of it.
 *
 * @param said how it stands now
 * @param outcome the one outcome that counts
 */
record WatchVerdict(Said said, RmsOutcome outcome) {

    /** Whether the order API must be asked too: to tell a function that is off from a key that is refused. */
    static boolean needsOrder(Said said, RmsOutcome licence, Instant now) {
        Instant expiry = said.expiresAt();
        return licence instanceof RmsOutcome.Rejected
                && (expiry == null || said.byHand() || !new Expiry(expiry).passed(now));
    }

    /** @param order null if it was not asked */
    static WatchVerdict of(Said said, RmsOutcome licence, @Nullable RmsOutcome order, Instant now) {
        if (licence instanceof RmsOutcome.Valid(Instant expiry)) {
            return new WatchVerdict(
                    expiry == null ? said.withFunctionOff(false) : new Said(expiry, false, null), licence);
        }
        if (!(licence instanceof RmsOutcome.Rejected)) {
            return new WatchVerdict(said, licence);
        }
        RmsOutcome second = order == null ? licence : order;
        return switch (Answers.kind(second)) {
            case VALID -> new WatchVerdict(orders(said, now), second);
            case REJECTED -> new WatchVerdict(refused(said, now), second);
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> new WatchVerdict(said, second);
        };
    }

    /** A date that a member entered and that is over while orders still come was none. */
    private static Said orders(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        boolean disproved = said.byHand() && expiry != null && new Expiry(expiry).passed(now);
        return disproved ? new Said(null, true, null) : said.withFunctionOff(true);
    }

    private static Said refused(Said said, Instant now) {
        return said.refusedSince(said.rejectedSince() == null ? now : said.rejectedSince());
    }

    boolean answered() {
        return outcome instanceof RmsOutcome.Valid || outcome instanceof RmsOutcome.Rejected;
    }
}

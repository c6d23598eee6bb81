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
        return licence instanceof RmsOutcome.Rejected && (expiry == null || !new Expiry(expiry).passed(now));
    }

    /** @param order null if it was not asked */
    static WatchVerdict of(Said said, RmsOutcome licence, @Nullable RmsOutcome order, Instant now) {
        if (licence instanceof RmsOutcome.Valid(Instant expiry)) {
            return new WatchVerdict(new Said(expiry == null ? said.expiresAt() : expiry, false, null), licence);
        }
        if (!(licence instanceof RmsOutcome.Rejected)) {
            return new WatchVerdict(said, licence);
        }
        RmsOutcome second = order == null ? licence : order;
        return switch (Answers.kind(second)) {
            case VALID -> new WatchVerdict(new Said(said.expiresAt(), true, null), second);
            case REJECTED -> new WatchVerdict(refused(said, now), second);
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> new WatchVerdict(said, second);
        };
    }

    private static Said refused(Said said, Instant now) {
        Instant since = said.rejectedSince() == null ? now : said.rejectedSince();
        return new Said(said.expiresAt(), false, since);
    }

    boolean answered() {
        return outcome instanceof RmsOutcome.Valid || outcome instanceof RmsOutcome.Rejected;
    }
}

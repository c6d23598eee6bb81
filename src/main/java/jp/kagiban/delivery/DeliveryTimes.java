package jp.kagiban.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import jp.kagiban.delivery.letter.WeeklyMails;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;

/** Computes the time of the next run, unless a shop changes before. */
final class DeliveryTimes {

    static final Duration LONGEST = Duration.ofHours(3);

    /** The seconds over which the runs of all companies are spread: after midnight, quiet hours, and 9:00 on Mondays. */
    private static final int SPREAD = 1_800;

    private DeliveryTimes() {}

    static Instant next(TenantId tenant, QuietHours quiet, Instant now) {
        int spread = Math.floorMod(tenant.id().hashCode(), SPREAD);
        return Stream.of(
                        now.plus(LONGEST),
                        Jst.nextMidnight(now.minusSeconds(spread)).plusSeconds(spread),
                        quiet.nextEnd(now.minusSeconds(spread)).plusSeconds(spread),
                        WeeklyMails.next(now.minusSeconds(spread)).plusSeconds(spread))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}

package jp.kagiban.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;

/** Computes the time of the next run if no shop changes before. */
final class DeliveryTimes {

    static final Duration LONGEST = Duration.ofHours(3);

    /** The seconds over which the runs of all companies are spread after midnight and after the quiet hours. */
    private static final int SPREAD = 1_800;

    private DeliveryTimes() {}

    static Instant next(TenantId tenant, QuietHours quiet, Instant now) {
        int later = Math.floorMod(tenant.id().hashCode(), SPREAD);
        return Stream.of(
                        now.plus(LONGEST),
                        Jst.nextMidnight(now.minusSeconds(later)).plusSeconds(later),
                        quiet.nextEnd(now.minusSeconds(later)).plusSeconds(later))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}

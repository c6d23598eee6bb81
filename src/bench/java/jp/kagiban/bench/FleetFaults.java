package jp.kagiban.bench;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import jp.kagiban.shared.Column;

/**
 * How a fleet comes through when RMS is away for an hour, in four ways, and when the clock is far ahead for a while:
 * what is lost, what is late, and how much comes at once afterwards. Only so many shops take part.
 */
final class FleetFaults {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AN_HOUR = 60;
    private static final Duration AHEAD = Duration.ofDays(40);

    /** Of real time: longer than it takes until somebody looks. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    /** Longer than anything is planned ahead. */
    private static final Duration FARTHEST = Duration.ofHours(26);

    /** Longer than the thin RMS takes to change its mood for calls that are on their way. */
    private static final Duration MOOD_CHANGES = Duration.ofSeconds(6);

    private static final String THESE = "(SELECT tenant FROM bench_merchant WHERE n < ?)";

    private final int shops;
    private final LicenceRmsProcess rms;
    private final FleetPortal portal;
    private final BenchSql sql;

    FleetFaults(int shops, LicenceRmsProcess rms, FleetPortal portal) {
        this.shops = shops - shops % FleetBench.OF_A_MERCHANT;
        this.rms = rms;
        this.portal = portal;
        this.sql = portal.sql();
    }

    void run() throws Exception {
        ahead();
        for (LicenceRms.Mood mood : List.of(
                LicenceRms.Mood.CLOSED, LicenceRms.Mood.SILENT, LicenceRms.Mood.PAGE, LicenceRms.Mood.TOO_MANY)) {
            away(mood);
        }
    }

    /** The tasks of all others go; what plans lost ones again may bring them back later. */
    private void theseAreToBeAskedWithinAnHour() {
        sql.run("DELETE FROM errand WHERE tenant_id NOT IN " + THESE, shops / FleetBench.OF_A_MERCHANT);
        portal.clock().move(FleetBench.INTERVAL);
        portal.spread("order-intake", FleetBench.INTERVAL);
        portal.spread("shop-watch", Duration.ofHours(1));
    }

    private void passMinutes(long minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            portal.pass(MINUTE);
        }
    }

    private void away(LicenceRms.Mood mood) throws Exception {
        theseAreToBeAskedWithinAnHour();
        rms.mood(mood);
        rms.forgetCallers();
        passMinutes(AN_HOUR);
        int inVain = rms.callers().calls();
        long failing = failing();
        rms.mood(LicenceRms.Mood.WELL);
        Thread.sleep(MOOD_CHANGES);
        int through = 0;
        int busiest = 0;
        for (int minute = 1; minute <= AN_HOUR; minute++) {
            rms.forgetCallers();
            portal.pass(MINUTE);
            busiest = Math.max(busiest, rms.callers().calls());
            through = failing() == 0 && through == 0 ? minute : through;
        }
        IO.println(String.format(
                Locale.ROOT,
                "RMS %s for an hour: asked %,d times in vain, %,d of %,d shops without an answer; back, all through after %d"
                        + " minutes, with %,d calls in the busiest minute; lost: %,d",
                mood,
                inVain,
                failing,
                shops,
                through,
                busiest,
                lost()));
    }

    /**
     * What was planned meanwhile lies as far ahead, until somebody looks for it, which they do every five minutes of
     * real time.
     */
    private void ahead() throws Exception {
        theseAreToBeAskedWithinAnHour();
        portal.clock().move(AHEAD);
        passMinutes(FleetBench.INTERVAL.toMinutes());
        portal.clock().move(AHEAD.negated());
        LocalDateTime right = Column.of(portal.clock().instant());
        long far = farAhead();
        rms.forgetCallers();
        long begun = System.nanoTime();
        while (rms.callers().numbers() < shops && System.nanoTime() - begun < LONGEST.toNanos()) {
            Thread.sleep(500);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        int asked = rms.callers().numbers();
        passMinutes(AN_HOUR);
        IO.println(String.format(
                Locale.ROOT,
                "The clock is 40 days ahead for 5 minutes and right again: %,d tasks lie too far ahead; %,d of %,d shops are asked"
                        + " after %.0f s, the keys of %,d checked within an hour; failing: %,d, still too far ahead: %,d, lost: %,d",
                far,
                asked,
                shops,
                seconds,
                sql.number(
                        "SELECT COUNT(*) FROM shop_watch WHERE asked_at >= ? AND asked_at <= ? AND tenant_id IN "
                                + THESE,
                        right,
                        Column.of(portal.clock().instant()),
                        shops / FleetBench.OF_A_MERCHANT),
                failing(),
                farAhead(),
                lost()));
    }

    private long farAhead() {
        return sql.number(
                "SELECT COUNT(*) FROM errand WHERE due_at > ? AND tenant_id IN " + THESE,
                Column.of(portal.clock().instant().plus(FARTHEST)),
                shops / FleetBench.OF_A_MERCHANT);
    }

    /** Each shop has a check and a look for orders to come. */
    private long lost() {
        return 2L * shops
                - sql.number(
                        "SELECT COUNT(*) FROM errand WHERE kind IN ('order-intake', 'shop-watch') AND tenant_id IN "
                                + THESE,
                        shops / FleetBench.OF_A_MERCHANT);
    }

    private long failing() {
        return sql.number("SELECT COUNT(*) FROM order_intake i JOIN errand e ON e.tenant_id = i.tenant_id"
                + " AND e.subject_id = i.shop_id AND e.kind = 'order-intake'"
                + " JOIN shop_watch w ON w.tenant_id = i.tenant_id AND w.shop_id = i.shop_id"
                + " WHERE i.failures > 0 OR w.failures > 0");
    }
}

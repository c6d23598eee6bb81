package jp.kagiban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.Verdict;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;

/**
 * Whether a portal keeps up with so many shops of merchants with ten each, a million orders for a hundred thousand:
 * what a check and a look for orders cost at a hundredth, a tenth and all of them; how long it takes to do what an hour
 * brings; what the history says of it all; and how the fleet comes through when something goes wrong. On MySQL with RMS
 * at 50 ms.
 */
final class FleetBench {

    static final int OF_A_MERCHANT = 10;
    private static final int DELAY_MILLIS = 50;
    private static final Duration STEP = Duration.ofSeconds(15);

    /** How many shops take part where something goes wrong: an hour of all of them would take an hour. */
    private static final int AT_FAULTS = 1_000;

    /** Between two looks for orders of a shop. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final int shops;
    private final LicenceRmsProcess rms;
    private final FleetPortal portal;
    private final BenchSql sql;

    private FleetBench(int shops, LicenceRmsProcess rms, FleetPortal portal) {
        this.shops = shops;
        this.rms = rms;
        this.portal = portal;
        this.sql = portal.sql();
    }

    /**
     * @param arguments how many shops; and how many minutes of work are done, of which an hour is told: 15 unless it is
     *     said
     */
    static void main(String[] arguments) throws Exception {
        String[] words = arguments[0].split(",");
        int shops = Integer.parseInt(words[0]);
        Map<String, String> settings = new HashMap<>(BenchDatabase.mysql("fleet"));
        try (LicenceRmsProcess rms = new LicenceRmsProcess(DELAY_MILLIS);
                FleetPortal portal = FleetPortal.start(rms.address(), "fleet", settings)) {
            new FleetBench(shops, rms, portal).run(words.length > 1 ? Integer.parseInt(words[1]) : 15);
        }
        System.exit(0);
    }

    private void run(int minutes) throws Exception {
        sql.run("SET GLOBAL innodb_buffer_pool_size = 4294967296");
        portal.open(new Fleet(OF_A_MERCHANT, OF_A_MERCHANT, false));
        portal.measure(Round.CHECKS);
        Clones clones = new Clones(portal, OF_A_MERCHANT);
        clones.growTo(shops / 100);
        rms.forgetCallers();
        IO.println("| shops | | a second | processor, ms each | database and RMS, ms each |");
        IO.println("|---:|---|---:|---:|---:|");
        for (int size : List.of(shops / 100, shops / 10, shops)) {
            clones.growTo(size);
            for (Round round : Round.values()) {
                portal.measure(round);
                cost(size, round);
            }
        }
        hour(minutes);
        history();
        new FleetFaults(Math.min(shops, AT_FAULTS), rms, portal).run();
    }

    private void cost(int size, Round round) {
        Speed speed = portal.measure(round);
        IO.println(String.format(
                Locale.ROOT,
                "| %,d | %s | %,.0f | %.2f | %.2f |",
                size,
                round.title(),
                speed.rate(),
                speed.own() / 1000,
                speed.others() / 1000));
    }

    /**
     * What some minutes bring, one step after the other, each begun when the one before is through. The clock goes on
     * meanwhile, so it is the work of more minutes.
     */
    private void hour(int minutes) throws Exception {
        portal.clock().move(INTERVAL);
        portal.spread("order-intake", INTERVAL);
        portal.spread("shop-watch", Duration.ofDays(1));
        sql.run("UPDATE order_intake SET place = JSON_SET(place, '$.sweptAt',"
                + " DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL FLOOR(RAND() * 3600) SECOND + INTERVAL "
                + Duration.between(Instant.now(), portal.clock().instant()).toSeconds()
                + " SECOND, '%Y-%m-%dT%H:%i:%sZ'))");
        int before = rms.callers().calls();
        Instant from = portal.clock().instant();
        long begun = System.nanoTime();
        double longest = 0;
        int steps = (int) (Duration.ofMinutes(minutes).dividedBy(STEP));
        Speed.Start start = Speed.Start.now();
        for (int step = 0; step < steps; step++) {
            longest = Math.max(longest, portal.pass(STEP));
        }
        int calls = rms.callers().calls() - before;
        Speed speed = start.after(Math.max(calls, 1));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double passed = Duration.between(from, portal.clock().instant()).toSeconds() / 60.0;
        IO.println(String.format(
                Locale.ROOT,
                "%.1f minutes of %,d shops are %,d calls, through in %.0f s (%.0f a second, %.2f ms each);"
                        + " an hour in %.0f minutes; the longest of %d steps of 15 s took %.1f s",
                passed,
                shops,
                calls,
                seconds,
                calls / seconds,
                speed.own() / 1000,
                seconds / passed,
                steps,
                longest));
    }

    /** What a day brings into it, and whether all openings are in it. */
    private void history() throws Exception {
        sql.run(
                "UPDATE errand SET due_at = ?",
                Column.of(portal.clock().instant().plus(Duration.ofHours(25))));
        int calls = rms.callers().calls();
        portal.clock().move(Duration.ofDays(1));
        portal.closeLeases();
        String ofLeases = " FROM audit_entry WHERE tenant_id IN (SELECT tenant FROM bench_merchant) AND action IN"
                + " ('SECRETS_OPENED', 'SECRETS_CLOSED')";
        IO.println(String.format(
                Locale.ROOT,
                "History: %,d entries for %,d companies; %,d openings are told, at least two for each of %,d calls; %,d chains are whole,"
                        + " %,d not",
                sql.number("SELECT COUNT(*)" + ofLeases),
                sql.number("SELECT COUNT(*) FROM bench_merchant"),
                sql.number("SELECT COALESCE(SUM(amount), 0)" + ofLeases),
                calls,
                chains(true),
                chains(false)));
    }

    private long chains(boolean whole) {
        ChainCheck check = portal.bean(ChainCheck.class);
        TenantScope scope = portal.bean(TenantScope.class);
        List<TenantId> tenants = sql.client()
                .sql("SELECT tenant FROM bench_merchant")
                .query((row, _) -> Column.tenant(row, "tenant"))
                .list();
        return tenants.stream()
                .filter(tenant -> scope.in(tenant, check::check) instanceof Verdict.Whole == whole)
                .count();
    }
}

package jp.kagiban.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.shared.Column;

/**
 * Two nodes on one MySQL: how long it takes until a second one has its part, and what is lost, doubled and late when it
 * is frozen or killed amid its work. RMS takes 50 ms and counts who has asked.
 */
final class NodesBench {

    private static final int DELAY_MILLIS = 50;
    private static final Duration AMID = Duration.ofMillis(400);
    private static final Duration FROZEN = Duration.ofSeconds(130);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final LicenceRmsProcess rms;
    private final FleetPortal portal;
    private final BenchSql sql;
    private final int shops;

    private NodesBench(LicenceRmsProcess rms, FleetPortal portal, int shops) {
        this.rms = rms;
        this.portal = portal;
        this.sql = portal.sql();
        this.shops = shops;
    }

    static void main(String[] arguments) throws Exception {
        int shops = Integer.parseInt(arguments[0]);
        Map<String, String> settings = new HashMap<>(BenchDatabase.mysql("nodes"));
        try (LicenceRmsProcess rms = new LicenceRmsProcess(DELAY_MILLIS);
                FleetPortal portal = FleetPortal.start(rms.address(), "nodes", settings)) {
            portal.open(new Fleet(shops));
            settings.put("kagiban.vault.dir", "target/bench/nodes/vault");
            new NodesBench(rms, portal, shops).run(settings);
        }
        System.exit(0);
    }

    private void run(Map<String, String> settings) throws Exception {
        IO.println("| | seconds until all were asked | not asked | asked twice | tasks lost |");
        IO.println("|---|---:|---:|---:|---:|");
        try (FleetNode frozen = FleetNode.start(rms.address(), settings)) {
            double joined = untilShared();
            round("both", () -> {});
            round("one is frozen for " + FROZEN.toSeconds() + " s", () -> {
                frozen.signal("STOP");
                Thread.ofPlatform().daemon().start(() -> thaw(frozen));
            });
            Thread.sleep(FROZEN);
            untilShared();
            round("both again", () -> {});
            round("one is killed", () -> frozen.signal("KILL"));
            IO.println(String.format(Locale.ROOT, "A second node has half of the buckets after %.0f s", joined));
        }
    }

    private static void thaw(FleetNode frozen) {
        try {
            Thread.sleep(FROZEN);
            frozen.signal("CONT");
        } catch (Exception ending) {
            throw new IllegalStateException(ending);
        }
    }

    /** What happens while all are being asked. */
    private interface Event {

        void happen() throws Exception;
    }

    private void round(String title, Event event) throws Exception {
        long before = tasks();
        rms.forgetCallers();
        long begun = System.nanoTime();
        sql.run(
                "UPDATE errand SET due_at = ? WHERE kind = 'shop-watch'",
                Column.of(portal.clock().instant()));
        portal.wake();
        Thread.sleep(AMID);
        event.happen();
        untilAllAreAsked();
        double seconds = (System.nanoTime() - begun) / 1e9;
        untilAllAreStored();
        LicenceRmsProcess.Asked asked = rms.callers();
        IO.println(String.format(
                Locale.ROOT,
                "| %s | %.1f | %d | %d | %d |",
                title,
                seconds,
                shops - asked.numbers(),
                asked.twice(),
                before - tasks()));
    }

    /** Whoever finds no place comes again a moment later, so that nothing being due says little. */
    private void untilAllAreAsked() throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (rms.callers().numbers() < shops && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    /** Results that are stored late would move due times that the next round has set. */
    private void untilAllAreStored() throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (sql.isDue() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    private long tasks() {
        return sql.number("SELECT COUNT(*) FROM errand");
    }

    /** Until each node has worked buckets for some seconds: nobody takes any more from another. */
    private double untilShared() throws InterruptedException {
        long begun = System.nanoTime();
        BenchSql.await(() -> sql.number("SELECT COUNT(*) FROM errand_node") == 2);
        long changed = System.nanoTime();
        long last = holders();
        while (System.nanoTime() - changed < Duration.ofSeconds(20).toNanos()) {
            Thread.sleep(500);
            long now = holders();
            changed = now == last ? changed : System.nanoTime();
            last = now;
        }
        return (changed - begun) / 1e9;
    }

    private long holders() {
        return sql.number("SELECT SUM(CRC32(holder)) FROM errand_bucket");
    }
}

package jp.kagiban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import jp.kagiban.shared.Column;

/**
 * The pace of one number that shops of ten companies share, on two nodes: their calls come without a pause while the
 * second node comes, is ended, killed and frozen in turn. RMS tells the shortest time between two calls.
 */
final class PaceBench {

    private static final int COMPANIES = 10;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final LicenceRmsProcess rms;
    private final FleetPortal portal;
    private final BenchSql sql;
    private final int calls;
    private final NavigableMap<Instant, String> events = new TreeMap<>();
    private int moves;
    private long holder;

    private PaceBench(LicenceRmsProcess rms, FleetPortal portal, int calls) {
        this.rms = rms;
        this.portal = portal;
        this.sql = portal.sql();
        this.calls = calls;
    }

    static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>(BenchDatabase.mysql("pace"));
        settings.put("kagiban.rms.pace", "PT1S");
        try (LicenceRmsProcess rms = new LicenceRmsProcess(0);
                FleetPortal portal = FleetPortal.start(rms.address(), "pace", settings)) {
            portal.open(new Fleet(COMPANIES, 1, true));
            settings.put("kagiban.vault.dir", "target/bench/pace/vault");
            new PaceBench(rms, portal, Integer.parseInt(arguments[0])).run(settings);
        }
        System.exit(0);
    }

    private void run(Map<String, String> settings) throws Exception {
        sql.run("DELETE FROM errand WHERE kind <> 'shop-watch'");
        rms.forgetCallers();
        happens("it begins");
        holder = holder();
        for (int turn = 0; rms.callers().calls() < calls; turn++) {
            happens("another node starts");
            try (FleetNode node = FleetNode.start(rms.address(), settings)) {
                happens("it has started");
                keepDue(Duration.ofSeconds(60));
                switch (turn % 3) {
                    case 0 -> happens("it is ended");
                    case 1 -> {
                        happens("it is killed");
                        node.signal("KILL");
                    }
                    default -> {
                        happens("it is frozen");
                        node.signal("STOP");
                        keepDue(Duration.ofSeconds(90));
                        happens("it thaws");
                        node.signal("CONT");
                        keepDue(Duration.ofSeconds(20));
                        happens("it is ended");
                    }
                }
            }
            keepDue(Duration.ofSeconds(turn % 3 == 1 ? 80 : 15));
        }
        LicenceRmsProcess.Asked asked = rms.callers();
        IO.println(String.format(
                Locale.ROOT,
                "%d calls of one number on two nodes, whose bucket went from one to the other %d times: never less than %.3f s apart",
                asked.calls(),
                moves,
                asked.gap() / 1e6));
        LicenceRmsProcess.TooSoonCalls tooSoon = rms.tooSoon();
        IO.println(tooSoon.count() + " of them came less than 0.95 s after the one before");
        tooSoon.first().forEach(this::tell);
    }

    private void happens(String what) {
        events.put(Instant.now(), what);
    }

    private void tell(LicenceRmsProcess.TooSoon one) {
        Map.Entry<Instant, String> event = events.floorEntry(one.at());
        IO.println(String.format(
                Locale.ROOT,
                "  %.3f s, %.1f s after: %s",
                one.gap() / 1e6,
                Duration.between(event.getKey(), one.at()).toMillis() / 1e3,
                event.getValue()));
    }

    private void keepDue(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && rms.callers().calls() < calls) {
            sql.run(
                    "UPDATE errand SET due_at = ? WHERE kind = 'shop-watch' AND due_at > ?",
                    Column.of(portal.clock().instant()),
                    Column.of(portal.clock().instant()));
            portal.wake();
            Thread.sleep(LOOK);
            long now = holder();
            if (now != holder) {
                moves++;
                happens("the bucket has gone over");
            }
            holder = now;
        }
    }

    private long holder() {
        return sql.number("SELECT CRC32(holder) FROM errand_bucket"
                + " WHERE bucket = (SELECT bucket FROM errand WHERE kind = 'shop-watch' LIMIT 1)");
    }
}

package jp.kagiban.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.testing.PlainRms;

/**
 * How fast orders come in from a fake RMS in another process, on H2 and on MySQL, beside a client that fetches the same orders
 * one call after the other and drops them. Minutes of one long job are compared with minutes of another in the same run, and
 * only their ratio counts, so that this needs no JMH. The plain client runs before and after each, to show how steady the
 * machine is; all have been warmed up by a smaller run.
 */
final class OrdersBench {

    private static final int WARM_UP = 20_000;
    /** About as wide as those of the intake, which halves 63 days until fewer than 15,000 orders are in one. */
    private static final Duration WINDOW = Duration.ofDays(7);

    private final int orders;
    private final BenchRms rms;

    private OrdersBench(int orders, BenchRms rms) {
        this.orders = orders;
        this.rms = rms;
    }

    static void main(String[] arguments) throws Exception {
        try (BenchRms rms = new BenchRms()) {
            new OrdersBench(Integer.parseInt(arguments[0]), rms).run();
        }
    }

    private void run() throws Exception {
        BenchRms.Shop warmUp = rms.shopWith(Math.min(orders, WARM_UP));
        plain(warmUp);
        BenchRms.Shop shop = rms.shopWith(orders);
        Speed first = plain(shop);
        Import h2 = new PortalUnderTest("h2", Map.of()).fetchAll(rms, warmUp, shop);
        Speed second = plain(shop);
        Import mysql = new PortalUnderTest("mysql", BenchDatabase.mysql("bench")).fetchAll(rms, warmUp, shop);
        Speed third = plain(shop);
        tell(List.of(first, second, third), h2, mysql);
    }

    private Speed plain(BenchRms.Shop shop) throws IOException, InterruptedException {
        try (PlainRms client = new PlainRms(rms.address(), shop.serviceSecret(), shop.licenseKey())) {
            Instant now = Instant.now();
            Speed.Start start = Speed.Start.now();
            List<String> numbers = client.search(now.minus(Duration.ofDays(63)), now, WINDOW);
            int came = client.fetch(numbers);
            if (came != shop.orders()) {
                throw new IllegalStateException("The plain client got " + came + " of " + shop.orders());
            }
            return start.after(came);
        }
    }

    private static void tell(List<Speed> plain, Import h2, Import mysql) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| | orders/s | of the plain client before and after | its CPU, ms per 1,000 orders | CPU of RMS and database |");
        lines.add("|---|---:|---:|---:|---:|");
        lines.add(line("plain client", plain.get(0), ""));
        lines.add(line("import on H2", h2.speed(), ratio(h2, plain.get(0), plain.get(1))));
        lines.add(line("plain client", plain.get(1), ""));
        lines.add(line("import on MySQL", mysql.speed(), ratio(mysql, plain.get(1), plain.get(2))));
        lines.add(line("plain client", plain.get(2), ""));
        lines.add("");
        lines.add("| heap after GC, MB | " + String.join(" | ", h2.stepNames()) + " |");
        lines.add("|---|" + "---:|".repeat(h2.heap().size()));
        lines.add("| H2 | " + h2.megabytes() + " |");
        lines.add("| MySQL | " + mysql.megabytes() + " |");
        lines.forEach(IO::println);
    }

    private static String ratio(Import measured, Speed before, Speed after) {
        return String.format(Locale.ROOT, "%.2f", measured.speed().rate() * 2 / (before.rate() + after.rate()));
    }

    private static String line(String what, Speed speed, String ratio) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %s | %.0f | %.0f |",
                what,
                speed.rate(),
                ratio,
                speed.own(),
                speed.others());
    }
}

package jp.kagiban.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many keys in use the portal checks a second, with all that belongs to a check, beside a bare client of the JDK
 * that asks for as many dates with as many connections at once, and beside one that asks one after the other, as the
 * scripts in use do. RMS is another process that takes 50 ms for an answer, or none. All have been warmed up; the bare
 * client runs before and after each, and only the ratios of one run count.
 */
final class WatchBench {

    private static final int CONNECTIONS = 48;
    private static final int SCRIPT_CALLS = 40;

    private final int shops;
    private final List<String> lines = new ArrayList<>();

    private WatchBench(int shops) {
        this.shops = shops;
    }

    static void main(String[] arguments) throws Exception {
        new WatchBench(Integer.parseInt(arguments[0])).run();
    }

    private void run() throws Exception {
        lines.add("| | database | RMS | a second | of the bare client | of a script | processor, ms each |");
        lines.add("|---|---|---:|---:|---:|---:|---:|");
        for (int delay : List.of(50, 0)) {
            try (LicenceRmsProcess rms = new LicenceRmsProcess(delay)) {
                measure(rms, delay, "H2", Map.of());
                measure(rms, delay, "MySQL", BenchDatabase.mysql("watch" + delay));
            }
        }
        lines.forEach(IO::println);
        System.exit(0);
    }

    private void measure(LicenceRmsProcess rms, int delay, String name, Map<String, String> database) throws Exception {
        Fleet fleet = new Fleet(shops);
        try (FleetPortal portal = FleetPortal.start(rms.address(), name + delay, database)) {
            portal.open(fleet);
            for (Round round : Round.values()) {
                portal.measure(round);
                Speed before = bare(rms.address(), CONNECTIONS, shops);
                Speed portals = portal.measure(round);
                Speed after = bare(rms.address(), CONNECTIONS, shops);
                Speed script = bare(rms.address(), 1, SCRIPT_CALLS);
                double bare = (before.rate() + after.rate()) / 2;
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d ms | %,.0f | %.2f of %,.0f | %.1f | %.2f |",
                        round.title(),
                        name,
                        delay,
                        portals.rate(),
                        portals.rate() / bare,
                        bare,
                        portals.rate() / script.rate(),
                        portals.own() / 1000));
                IO.println(lines.getLast());
            }
        }
    }

    /** So many calls with so many connections, their answers read and dropped. */
    private static Speed bare(String address, int connections, int calls) throws Exception {
        String authorization = "ESA " + Base64.getEncoder().encodeToString("SP000000_secret:SL000000_key".getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        address + "/es/1.0/license-management/license-key/expiry-date?licenseKey=SL000000_key"))
                .header("Authorization", authorization)
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            ask(http, request, threads, connections, connections * 4);
            Speed.Start start = Speed.Start.now();
            ask(http, request, threads, connections, calls);
            return start.after(calls);
        }
    }

    private static void ask(HttpClient http, HttpRequest request, ExecutorService threads, int connections, int calls)
            throws Exception {
        AtomicInteger left = new AtomicInteger(calls);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    if (http.send(request, BodyHandlers.ofByteArray()).statusCode() != 200) {
                        throw new IOException("RMS refuses the bare client");
                    }
                }
                return true;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }
}

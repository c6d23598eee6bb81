package jp.kagiban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jp.kagiban.bench.UiSession.Answer;
import jp.kagiban.bench.UiSession.Page;
import jp.kagiban.shared.Column;

/**
 * Measures navigation in many sessions of one member, whose company has 40 shops and 2,000 orders. Each session presses
 * every five seconds: home, shops, one shop, orders and history in turn. Afterwards the peer {@link UiPeer} shows the
 * same rows to as many sessions. Both run in processes of their own with the same options, on the same MySQL; RMS is
 * another process.
 */
final class UiBench {

    private static final String NAME = "ui";
    private static final int SHOPS = 40;
    private static final int ORDERS = 2_000;
    /** The number of shops whose key ends within 30 days, so that home has a notice of them. */
    private static final int NOTICES = 15;

    private static final String ORDER = """
            INSERT INTO shop_order (tenant_id, shop_id, order_number, id, revision, progress, ordered_at,
            total_price, request_price, units, first_seen, read_at, next_read, tries)
            SELECT tenant_id, shop_id, CONCAT(shop_number, '-20261101-', ?), UUID_TO_BIN(UUID()), 1, ?,
            entered_at - INTERVAL ? HOUR, 5400, 5400, 1, entered_at, entered_at, NULL, 0 FROM key_generation""";

    private static final String NEAR_END = """
            UPDATE key_generation SET expires_at = expires_at - INTERVAL 52 + (shop_number - 100000) DAY
            WHERE shop_number < ?""";

    private static final int PAGE_SIZE = 50;

    /** The login form of the member whom {@link FleetPortal} registers. */
    private static final String LOGIN =
            "username=bench0%40example.jp&password=%E3%81%BF%E3%81%A9%E3%82%8A%E3%81%AE%E5%82%98"
                    + "%E3%82%92%E4%B8%89%E6%9C%AC%E3%82%8F%E3%81%99%E3%82%8C%E3%81%9F";

    private static final Duration GAP = Duration.ofSeconds(5);
    /** The presses of a session that count: a minute. */
    private static final int PRESSES = 12;

    private static final int WARMERS = 10;
    private static final int WARM_UP_PRESSES = 200;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Pattern GRID_ROW = Pattern.compile("\\{\"key\":\"\\d+\",");

    private final int count;
    private final HttpClient http;
    private final BenchSql sql;

    private UiBench(int count, HttpClient http, BenchSql sql) {
        this.count = count;
        this.http = http;
        this.sql = sql;
    }

    /**
     * The figures of one server.
     *
     * @param processor its own milliseconds of processor time a press, without the JVM's compiler
     * @param compiler those of the JVM's compiler
     * @param others the same of MySQL and RMS
     * @param idle its milliseconds a second while all sessions are open and nobody presses
     * @param heap bytes a session
     */
    private record Figures(
            List<Answer> answers, double processor, double compiler, double others, double idle, double heap) {}

    /** @param arguments the number of sessions */
    static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>(BenchDatabase.mysql(NAME));
        try (LicenceRmsProcess rms = new LicenceRmsProcess(0);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(settings.get("kagiban.db.url"));
            database.setUsername("root");
            database.setMaximumPoolSize(1);
            prepare(rms.address(), settings);
            settings.put("kagiban.trusted-proxies", "127.0.0.1/32");
            settings.put("logging.level.jp.kagiban.shell.LiveWelcome", "info");
            new UiBench(Integer.parseInt(arguments[0]), http, new BenchSql(database, Clock.systemUTC()))
                    .run(rms.address(), settings);
        }
        System.exit(0);
    }

    /** Registers the shops as members do, and makes up their orders and the ends of some keys. */
    private static void prepare(String rms, Map<String, String> settings) throws Exception {
        try (FleetPortal portal = FleetPortal.start(rms, NAME, settings)) {
            portal.open(new Fleet(SHOPS, SHOPS, false));
            for (int order = 0; order < ORDERS / SHOPS; order++) {
                int progress = order % 10 == 0 ? 100 : 700;
                portal.sql().run(ORDER, "%010d".formatted(order), progress, order * 12);
            }
            portal.sql().run(NEAR_END, 100_000 + NOTICES);
        }
    }

    private void run(String rms, Map<String, String> settings) throws Exception {
        String[] portalSettings = PortalUnderTest.settings(Path.of("target/bench", NAME), rms, settings);
        Figures portal;
        try (UiServer server =
                UiServer.start(Stream.concat(Stream.of("-jar", "target/app/kagiban.jar"), Stream.of(portalSettings)))) {
            portal = measure(server, true, rounds("kb-notice", "<a href=shops/", "kb-shop-columns"));
        }
        Stream<String> peerSettings = Stream.of(
                "--spring.config.name=none",
                "--spring.datasource.url=" + settings.get("kagiban.db.url"),
                "--spring.datasource.username=root",
                "--server.port=0",
                "--server.compression.enabled=true",
                "--vaadin.productionMode=true",
                "--vaadin.pushMode=automatic",
                "--vaadin.allowed-packages=jp.kagiban.bench",
                "--logging.level.root=warn");
        Figures peer;
        try (UiServer server = UiServer.start(Stream.concat(
                Stream.of("-cp", System.getProperty("java.class.path"), UiPeer.class.getName()), peerSettings))) {
            peer = measure(server, false, rounds(GRID_ROW.pattern(), GRID_ROW.pattern(), GRID_ROW.pattern()));
        }
        print(portal, peer);
    }

    /**
     * For each shop the round of pages that leads through it. The parameters are patterns of the rows on pages without
     * a Grid.
     */
    private List<List<Page>> rounds(String home, String shops, String shop) {
        return sql.client()
                .sql("SELECT id FROM shop")
                .query((row, _) -> List.of(
                        new Page("home", "", Pattern.compile(home), NOTICES),
                        new Page("shops", "shops", Pattern.compile(shops), SHOPS),
                        new Page("one shop", "shops/" + Column.shop(row, "id"), Pattern.compile(shop), 1),
                        new Page("orders", "orders", GRID_ROW, PAGE_SIZE),
                        new Page("history", "audit", GRID_ROW, PAGE_SIZE)))
                .list();
    }

    private Figures measure(UiServer server, boolean withLogin, List<List<Page>> rounds) throws Exception {
        List<UiSession> warmers = open(server, withLogin, rounds, WARMERS);
        press(warmers, rounds, Duration.ZERO, WARM_UP_PRESSES);
        for (UiSession session : warmers) {
            session.closeTab();
        }
        long empty = server.liveHeap();
        List<UiSession> sessions = open(server, withLogin, rounds, count);
        sessions.forEach(UiSession::takeAnswers);
        double idle = server.processor();
        Thread.sleep(IDLE);
        idle = server.processor() - idle;
        double own = server.processor();
        double compiler = server.compiler();
        double all = Speed.Start.now().others().toMillis();
        press(sessions, rounds, GAP, PRESSES);
        own = server.processor() - own;
        compiler = server.compiler() - compiler;
        all = Speed.Start.now().others().toMillis() - all;
        List<Answer> answers = sessions.stream()
                .flatMap(session -> session.takeAnswers().stream())
                .toList();
        double presses = answers.size() - named(UiSession.REPORT, answers).size();
        double heap = (server.liveHeap() - empty) / (double) count;
        return new Figures(
                answers,
                (own - compiler) / presses,
                compiler / presses,
                (all - own) / presses,
                idle / IDLE.toSeconds(),
                heap);
    }

    private List<UiSession> open(UiServer server, boolean withLogin, List<List<Page>> rounds, int sessions)
            throws Exception {
        List<UiSession> opened = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            UiSession session = new UiSession(http, server.address(), "10." + i / 250 + "." + i % 250 + ".1");
            if (withLogin) {
                session.logIn(LOGIN);
            }
            session.open(rounds.getFirst().getFirst());
            opened.add(session);
        }
        return opened;
    }

    /** Lets the sessions press evenly spread, on different pages at a time. */
    private static void press(List<UiSession> sessions, List<List<Page>> rounds, Duration gap, int presses)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < sessions.size(); i++) {
                UiSession session = sessions.get(i);
                List<Page> round = rounds.get(i % rounds.size());
                // Home is open, and a press of home would draw nothing.
                int first = 1 + i % (round.size() - 1);
                long start = System.nanoTime() + gap.toNanos() * i / sessions.size();
                all.add(threads.submit(() -> {
                    long due = start;
                    for (int page = first; page < first + presses; page++) {
                        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                        session.press(round.get(page % round.size()));
                        due = Math.max(due + gap.toNanos(), System.nanoTime());
                    }
                    return true;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void print(Figures portal, Figures peer) {
        IO.println("| ms | portal: answers | p50 | p95 | p99 | peer: answers | p50 | p95 | p99 |");
        IO.println("|---|" + "---:|".repeat(8));
        for (String page : List.of("home", "shops", "one shop", "orders", "history", UiSession.REPORT)) {
            IO.println("| " + page + times(named(page, portal.answers())) + times(named(page, peer.answers())) + " |");
        }
        IO.println("");
        IO.println("| " + count
                + " sessions | CPU, ms a press | of the compiler | of MySQL and RMS | idle, ms/s | heap a session, kB"
                + " | kB an answer | p95 | compressed | p95 |");
        IO.println("|---|" + "---:|".repeat(9));
        IO.println("| portal " + costs(portal));
        IO.println("| peer " + costs(peer));
    }

    private static List<Answer> named(String page, List<Answer> answers) {
        return answers.stream().filter(answer -> answer.page().equals(page)).toList();
    }

    private static String times(List<Answer> answers) {
        double[] sorted = answers.stream().mapToDouble(Answer::millis).sorted().toArray();
        return String.format(
                Locale.ROOT,
                " | %d | %.0f | %.0f | %.0f",
                sorted.length,
                at(0.5, sorted),
                at(0.95, sorted),
                at(0.99, sorted));
    }

    private static String costs(Figures of) {
        return String.format(
                        Locale.ROOT,
                        "| %.1f | %.1f | %.1f | %.1f | %.0f",
                        of.processor,
                        of.compiler,
                        of.others,
                        of.idle,
                        of.heap / 1000)
                + sizes(of.answers.stream().mapToDouble(Answer::size))
                + sizes(of.answers.stream().mapToDouble(Answer::sent))
                + " |";
    }

    private static String sizes(DoubleStream bytes) {
        double[] sorted = bytes.sorted().toArray();
        double mean = DoubleStream.of(sorted).average().orElseThrow();
        return String.format(Locale.ROOT, " | %.1f | %.1f", mean / 1000, at(0.95, sorted) / 1000);
    }

    /** The least value that this share of all doesn't exceed. */
    private static double at(double share, double[] sorted) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}

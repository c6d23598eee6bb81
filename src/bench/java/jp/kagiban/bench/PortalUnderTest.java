package jp.kagiban.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import jp.kagiban.Kagiban;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.order.IntakeStanding;
import jp.kagiban.order.IntakeStandings;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.Family;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.NewShop;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.tenancy.SignUp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole portal in this process, with its own jobs; only the pace of its calls is off. */
final class PortalUnderTest {

    private static final int STEPS = 5;
    private static final long LOOK_EVERY = 50_000_000;

    private final Path folder;
    private final Map<String, String> database;

    PortalUnderTest(String name, Map<String, String> database) {
        this.folder = Path.of("target/bench", name);
        this.database = database;
    }

    /** Registers the shop as a member does, and waits until its first import is through. */
    Import fetchAll(BenchRms rms, BenchRms.Shop shop, int orders) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        try (ConfigurableApplicationContext portal = SpringApplication.run(Kagiban.class, settings(rms))) {
            SignUp.Opened merchant = portal.getBean(SignUp.class)
                    .open("計測商店", new NewMember("計測 花子", "bench@example.jp", "みどりの傘を三本わすれた"));
            TenantScope scope = portal.getBean(TenantScope.class);
            return scope.in(merchant.tenant(), () -> fetchAll(portal, merchant.owner(), shop, orders));
        }
    }

    /** The portal's own file of settings alone: the one of the tests, which stands beside it here, stops its jobs. */
    private String[] settings(BenchRms rms) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("spring.config.location", "classpath:/application.properties");
        settings.put("kagiban.data-dir", folder.toString());
        settings.put("kagiban.rms.base-url", rms.address());
        settings.put("kagiban.rms.pace", "PT0S");
        settings.put("server.port", "0");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static Import fetchAll(ConfigurableApplicationContext portal, UUID owner, BenchRms.Shop shop, int orders) {
        Map<Integer, Long> heap = new TreeMap<>(Map.of(0, heapInUse()));
        KeyEntry keys = new KeyEntry(shop.serviceSecret(), shop.licenseKey());
        NewShop form = new NewShop("楽天市場1号店", shop.code(), "", Family.OWN_APP, keys, Set.of());
        long begin = System.nanoTime();
        if (!(portal.getBean(ShopRegister.class).register(form, owner) instanceof Saving.Saved saved)) {
            throw new IllegalStateException("The shop could not be registered");
        }
        int part = Math.max(1, orders / STEPS);
        IntakeStandings standings = portal.getBean(IntakeStandings.class);
        for (int step = 1; step < STEPS; step++) {
            awaitFetched(standings, saved.shop(), step * part);
            heap.put(step * part, heapInUse());
        }
        awaitFetched(standings, saved.shop(), Integer.MAX_VALUE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        heap.put(orders, heapInUse());
        int there = portal.getBean(OrderBook.class).count(OrderFilter.NONE);
        if (there != orders) {
            throw new IllegalStateException("The portal has " + there + " of " + orders + " orders");
        }
        return new Import(orders / seconds, heap);
    }

    private static void awaitFetched(IntakeStandings standings, UUID shop, int orders) {
        while (standings
                .of(shop)
                .map(IntakeStanding::firstImport)
                .filter(first -> first.fetched() >= orders)
                .isEmpty()) {
            if (isThrough(standings, shop)) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private static boolean isThrough(IntakeStandings standings, UUID shop) {
        return standings.of(shop).filter(intake -> intake.firstImport() == null).isPresent();
    }

    /** After a full collection, whose time counts as the import's. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

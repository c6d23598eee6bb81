package jp.kagiban.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import jp.kagiban.Kagiban;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.task.MallTasks;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.vault.ClosedLeases;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole portal in this process, with its own jobs and many merchants, on a clock that can be moved. */
final class FleetPortal implements AutoCloseable {

    /** Longer than between two intakes of a shop, shorter than between two searches for states. */
    private static final Duration ROUND = Duration.ofMinutes(6);

    private final ConfigurableApplicationContext portal;
    private final MovedClock clock;
    private final BenchSql sql;

    private FleetPortal(ConfigurableApplicationContext portal) throws SQLException {
        this.portal = portal;
        this.clock = portal.getBean(MovedClock.class);
        this.sql = new BenchSql(portal.getBean(DataSource.class), clock);
    }

    static FleetPortal start(String rms, String name, Map<String, String> settings) throws Exception {
        Path folder = Path.of("target/bench", name);
        FileSystemUtils.deleteRecursively(folder);
        SpringApplication application = new SpringApplication(Kagiban.class, BenchTime.class);
        return new FleetPortal(application.run(PortalUnderTest.settings(folder, rms, settings)));
    }

    <T> T bean(Class<T> type) {
        return portal.getBean(type);
    }

    BenchSql sql() {
        return sql;
    }

    MovedClock clock() {
        return clock;
    }

    /** Registers the shops as members do, and waits until all keys are in use and all first imports are through. */
    void open(Fleet fleet) {
        SignUp signUp = bean(SignUp.class);
        for (int merchant = 0; merchant < fleet.merchants(); merchant++) {
            SignUp.Opened opened = signUp.open(
                    "計測商店" + merchant, new NewMember("計測 花子", "bench" + merchant + "@example.jp", "みどりの傘を三本わすれた"));
            register(fleet, merchant, opened);
        }
        BenchSql.await(() -> sql.number("SELECT COUNT(*) FROM key_generation WHERE state = 'ACTIVE'") == fleet.shops());
        BenchSql.await(
                () -> sql.number("SELECT COUNT(*) FROM order_intake WHERE last_success IS NOT NULL") == fleet.shops());
        BenchSql.await(() -> !sql.isDue());
    }

    private void register(Fleet fleet, int merchant, SignUp.Opened opened) {
        ShopFormService forms = bean(ShopFormService.class);
        PortalActs.run(() -> bean(TenantScope.class).run(opened.tenant(), () -> {
            for (int shop = 0; shop < fleet.shopsOf(merchant); shop++) {
                String number = fleet.number(merchant, shop);
                NewShop form = new NewShop(
                        "店" + merchant + "-" + shop,
                        "shop-" + shop,
                        "",
                        RakutenFamilies.OWN_APP,
                        RakutenEntry.of("SP" + number + "_a1b2c3d4e5f6", "SL" + number + "_abcdefgh" + (1000 + shop)),
                        Set.of());
                if (!(forms.register(form, opened.owner()) instanceof Saving.Saved)) {
                    throw new IllegalStateException("A shop could not be registered");
                }
            }
        }));
    }

    /** Makes all shops due for this and for nothing else, and waits until all are through. */
    Speed measure(Round round) {
        int shops = (int) sql.number("SELECT COUNT(*) FROM errand WHERE kind = ?", round.kind());
        clock.move(ROUND);
        sql.makeDue(round.kind());
        Speed.Start start = Speed.Start.now();
        wake();
        BenchSql.await(() -> !sql.isDue());
        return start.after(shops);
    }

    /** Makes tasks of a kind due within this time, evenly. */
    void spread(String kind, Duration over) {
        sql.run(
                "UPDATE errand SET due_at = DATE_ADD(?, INTERVAL FLOOR(RAND() * ?) SECOND) WHERE kind = ?",
                Column.of(clock.instant()),
                over.toSeconds(),
                kind);
    }

    /** Moves the clock on. @return how many seconds it takes until what comes due within this time is through */
    double pass(Duration time) {
        clock.move(time);
        Instant by = clock.instant();
        long begun = System.nanoTime();
        wake();
        BenchSql.await(() -> !sql.isDue(by));
        return (System.nanoTime() - begun) / 1e9;
    }

    void closeLeases() {
        ClosedLeases.close(portal);
    }

    void wake() {
        bean(MallTasks.class).wake();
    }

    @Override
    public void close() {
        portal.close();
    }
}

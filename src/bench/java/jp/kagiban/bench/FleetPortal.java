package jp.kagiban.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import jp.kagiban.Kagiban;
import jp.kagiban.errand.Errands;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.RakutenEntry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole portal in this process, with its own jobs and many merchants; only the pace of its calls is off. */
final class FleetPortal implements AutoCloseable {

    private static final long LOOK_EVERY = 20_000_000;

    /** Longer than between two intakes of a shop, shorter than between two searches for states. */
    private static final Duration ROUND = Duration.ofMinutes(6);

    private final ConfigurableApplicationContext portal;
    private final DataSource pool;
    private int shops;

    private FleetPortal(ConfigurableApplicationContext portal) throws SQLException {
        this.portal = portal;
        this.pool = portal.getBean(DataSource.class).unwrap(HikariDataSource.class);
    }

    static FleetPortal start(String rms, String name, Map<String, String> database) throws Exception {
        Path folder = Path.of("target/bench", name);
        FileSystemUtils.deleteRecursively(folder);
        return new FleetPortal(SpringApplication.run(Kagiban.class, PortalUnderTest.settings(folder, rms, database)));
    }

    /** Registers the shops as members do, and waits until all keys are in use and all first imports are through. */
    void open(Fleet fleet) throws SQLException {
        shops = fleet.shops();
        SignUp signUp = portal.getBean(SignUp.class);
        for (int merchant = 0; merchant < fleet.merchants(); merchant++) {
            SignUp.Opened opened = signUp.open(
                    "計測商店" + merchant, new NewMember("計測 花子", "bench" + merchant + "@example.jp", "みどりの傘を三本わすれた"));
            register(fleet, merchant, opened);
        }
        await("SELECT COUNT(*) FROM key_generation WHERE state = 'ACTIVE'", shops);
        await("SELECT COUNT(*) FROM order_intake WHERE last_success IS NOT NULL", shops);
        await("SELECT COUNT(*) FROM errand WHERE due_at <= ?", 0);
    }

    private void register(Fleet fleet, int merchant, SignUp.Opened opened) {
        ShopFormService forms = portal.getBean(ShopFormService.class);
        PortalActs.run(() -> portal.getBean(TenantScope.class).run(opened.tenant(), () -> {
            for (int shop = 0; shop < fleet.shopsOf(merchant); shop++) {
                String number = Fleet.number(merchant, shop);
                NewShop form = new NewShop(
                        "店" + number,
                        "shop-" + number,
                        "",
                        RakutenFamilies.OWN_APP,
                        RakutenEntry.of("SP" + number + "_a1b2c3d4e5f6", "SL" + number + "_abcdefgh1234"),
                        Set.of());
                if (!(forms.register(form, opened.owner()) instanceof Saving.Saved)) {
                    throw new IllegalStateException("A shop could not be registered");
                }
            }
        }));
    }

    /** Makes all shops due for this and for nothing else, and waits until all are through. */
    Speed measure(Round round) throws SQLException {
        if (round == Round.INTAKES) {
            letIntakesRestLonger();
        }
        due(round);
        Speed.Start start = Speed.Start.now();
        portal.getBean(Errands.class).wake();
        await("SELECT COUNT(*) FROM errand WHERE kind = '" + round.kind() + "' AND due_at <= ?", 0);
        return start.after(shops);
    }

    private void due(Round round) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE errand SET due_at = CASE kind WHEN ? THEN ? ELSE ? END")) {
            update.setString(1, round.kind());
            update.setObject(2, Column.of(Instant.now()));
            update.setObject(3, Column.of(Instant.now().plus(Duration.ofHours(2))));
            update.executeUpdate();
        }
    }

    /** As if each had searched last so long ago. */
    private void letIntakesRestLonger() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT tenant_id, shop_id, place FROM order_intake");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE order_intake SET place = ? WHERE tenant_id = ? AND shop_id = ?");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ObjectNode place = (ObjectNode) JsonMapper.shared().readTree(rows.getString("place"));
                place.put("ranAt", Instant.now().minus(ROUND).toString());
                update.setString(1, place.toString());
                update.setBytes(2, rows.getBytes("tenant_id"));
                update.setBytes(3, rows.getBytes("shop_id"));
                update.executeUpdate();
            }
        }
    }

    private void await(String sql, int wanted) throws SQLException {
        while (count(sql) != wanted) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                query.setObject(1, Column.of(Instant.now()));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        portal.close();
    }
}

package jp.kagiban.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes many merchants of one, whose shops have gone the whole way: their rows are copied, and keys of their own are
 * sealed for them, each shop's under its own number. Ten orders a shop are made up, with as many bytes as sealed ones
 * have. On MySQL.
 */
final class Clones {

    static final int ORDERS = 10;

    private static final int SEALERS = 4;
    private static final int BYTES_OF_AN_ORDER = 700;

    private final FleetPortal portal;
    private final BenchSql sql;
    private final int shopsOfAMerchant;
    private int merchants;

    /** @param shopsOfAMerchant as many as the only merchant has that is there */
    Clones(FleetPortal portal, int shopsOfAMerchant) {
        this.portal = portal;
        this.sql = portal.sql();
        this.shopsOfAMerchant = shopsOfAMerchant;
        sql.run("CREATE TABLE bench_merchant (n INT PRIMARY KEY, tenant BINARY(16), template BINARY(16))");
        sql.run(
                "CREATE TABLE bench_shop (n INT, old BINARY(16), tenant BINARY(16), fresh BINARY(16), old_key BINARY(16),"
                        + " fresh_key BINARY(16), number VARCHAR(6), revision BIGINT, PRIMARY KEY (tenant, fresh), KEY (n))");
        sql.run("CREATE TABLE bench_errand AS SELECT * FROM errand");
        sql.run("DELETE FROM errand");
    }

    int shops() {
        return merchants * shopsOfAMerchant;
    }

    /** Until there are as many shops, beside those of the template. */
    void growTo(int shops) throws Exception {
        int from = merchants;
        merchants = shops / shopsOfAMerchant;
        for (int n = from; n < merchants; n++) {
            sql.run(
                    "INSERT INTO bench_merchant SELECT ?, UUID_TO_BIN(UUID()), tenant_id FROM tenant ORDER BY opened_at LIMIT 1",
                    n);
        }
        sql.run(
                "INSERT INTO bench_shop SELECT m.n, s.id, m.tenant, UUID_TO_BIN(UUID()), g.id, UUID_TO_BIN(UUID()),"
                        + " LPAD(100000 + (m.n + 1) * ? + SUBSTRING(s.code, 6), 6, '0'), 0 FROM bench_merchant m"
                        + " JOIN shop s ON s.tenant_id = m.template"
                        + " JOIN key_generation g ON g.tenant_id = s.tenant_id AND g.shop_id = s.id WHERE m.n >= ?",
                shopsOfAMerchant,
                from);
        copy("tenant", "JOIN bench_merchant b ON b.template = x.tenant_id", from, Map.of("tenant_id", "b.tenant"));
        sealAll(from);
        copy("shop", "JOIN bench_shop b ON b.old = x.id", from, ofShops("id", "secret_revision"));
        Map<String, String> ofKey = Map.of(
                "tenant_id",
                "b.tenant",
                "id",
                "b.fresh_key",
                "shop_id",
                "b.fresh",
                "shop_number",
                "b.number",
                "revision",
                "b.revision");
        copy("key_generation", "JOIN bench_shop b ON b.old_key = x.id", from, ofKey);
        Map<String, String> byKey =
                Map.of("tenant_id", "b.tenant", "generation_id", "b.fresh_key", "shop_id", "b.fresh");
        for (String table : List.of("known_end", "key_attempt")) {
            copy(table, "JOIN bench_shop b ON b.old_key = x.generation_id", from, byKey);
        }
        for (String table : List.of("shop_watch", "order_intake", "shop_finding")) {
            copy(table, "JOIN bench_shop b ON b.old = x.shop_id", from, ofShops("shop_id", ""));
        }
        copy(
                "errand",
                "bench_errand",
                "JOIN bench_shop b ON b.old = x.subject_id",
                from,
                Map.of(
                        "tenant_id",
                        "b.tenant",
                        "subject_id",
                        "b.fresh",
                        "shop_id",
                        "b.fresh",
                        "bucket",
                        "b.number % 16"));
        addOrders(from);
    }

    private static Map<String, String> ofShops(String id, String revision) {
        return Map.of("tenant_id", "b.tenant", id, "b.fresh", revision, "b.revision");
    }

    private void copy(String table, String join, int from, Map<String, String> replaced) {
        copy(table, table, join, from, replaced);
    }

    /** @param replaced by what, by column; all other columns are as in the template */
    private void copy(String table, String source, String join, int from, Map<String, String> replaced) {
        List<String> columns = sql.client()
                .sql(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?")
                .param(table)
                .query(String.class)
                .list();
        String values = columns.stream()
                .map(column -> replaced.getOrDefault(column, "x." + column))
                .collect(Collectors.joining(", "));
        sql.run(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + values + " FROM " + source
                        + " x " + join + " WHERE b.n >= ?",
                from);
    }

    private record ToSeal(TenantId tenant, ShopId shop, String number) {}

    private void sealAll(int from) throws Exception {
        Map<TenantId, List<ToSeal>> byTenant = sql
                .client()
                .sql("SELECT tenant, fresh, number FROM bench_shop WHERE n >= ?")
                .param(from)
                .query((row, _) ->
                        new ToSeal(Column.tenant(row, "tenant"), Column.shop(row, "fresh"), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ToSeal::tenant));
        try (ExecutorService sealers = Executors.newFixedThreadPool(SEALERS)) {
            List<? extends Future<?>> all = byTenant.entrySet().stream()
                    .map(one -> sealers.submit(() -> seal(one.getKey(), one.getValue())))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void seal(TenantId tenant, List<ToSeal> shops) {
        Vault vault = portal.bean(Vault.class);
        portal.bean(TenantScope.class)
                .run(
                        tenant,
                        () -> portal.bean(TransactionTemplate.class)
                                .executeWithoutResult(_ -> shops.forEach(one -> {
                                    long revision = vault.seal(
                                            one.shop.id(),
                                            0,
                                            Map.of(
                                                    Field.SERVICE_SECRET,
                                                            Secret.of("SP" + one.number + "_a1b2c3d4e5f6"),
                                                    Field.LICENSE_KEY, Secret.of("SL" + one.number + "_abcdefgh1234")));
                                    sql.run(
                                            "UPDATE bench_shop SET revision = ? WHERE tenant = ? AND fresh = ?",
                                            revision,
                                            Column.of(tenant),
                                            Column.of(one.shop));
                                })));
    }

    private void addOrders(int from) {
        for (int order = 0; order < ORDERS; order++) {
            sql.run(
                    "INSERT INTO shop_order (tenant_id, shop_id, order_number, id, revision, progress, ordered_at, total_price,"
                            + " request_price, units, first_seen, read_at, next_read, tries)"
                            + " SELECT tenant, fresh, CONCAT(number, '-20261101-', ?), UUID_TO_BIN(UUID()), revision, 700, ?, 5400,"
                            + " 5400, 1, ?, ?, NULL, 0 FROM bench_shop WHERE n >= ?",
                    "%010d".formatted(order),
                    Column.of(portal.clock().instant().minus(Duration.ofDays(5L * order + 1))),
                    Column.of(portal.clock().instant()),
                    Column.of(portal.clock().instant()),
                    from);
        }
        sql.run(
                "INSERT INTO sealed_secret (tenant_id, subject_id, field, revision, key_version, envelope, sealed_at)"
                        + " SELECT o.tenant_id, o.id, 3, o.revision, 1, RANDOM_BYTES(" + BYTES_OF_AN_ORDER
                        + "), o.read_at"
                        + " FROM shop_order o JOIN bench_shop b ON b.tenant = o.tenant_id AND b.fresh = o.shop_id WHERE b.n >= ?",
                from);
    }
}

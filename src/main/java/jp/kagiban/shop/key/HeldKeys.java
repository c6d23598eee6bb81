package jp.kagiban.shop.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.MallId;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Finds the keys in use of many shops, which may belong to different tenants. */
@Component
public class HeldKeys {

    private final JdbcClient db;
    private final Clock clock;

    HeldKeys(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A key in use that has neither ended nor is known to be refused. */
    @NamedInterface("key")
    public record Working(HeldKey key, GenerationId generation) {}

    /** Returns the keys of these shops, without keys that have ended or are refused. */
    public List<Working> of(List<TenantShop> shops) {
        Instant now = clock.instant();
        RowValues values = TenantShop.rows(shops);
        return db
                .sql("SELECT s.tenant_id, s.id, s.mall, s.family, g.id AS generation_id, g.revision, g.shop_number,"
                        + " g.expires_at, g.expiry_entered_by FROM shop s"
                        + " JOIN key_generation g ON g.tenant_id = s.tenant_id AND g.shop_id = s.id"
                        + " AND g.state = 'ACTIVE' AND g.rejected_since IS NULL"
                        + " WHERE (s.tenant_id, s.id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> {
                    Instant end = Column.instant(row, "expires_at");
                    boolean ended =
                            end != null && row.getBytes("expiry_entered_by") == null && new Expiry(end).passed(now);
                    HeldKey key = HeldKey.of(row);
                    return ended
                            ? Optional.<Working>empty()
                            : Optional.of(new Working(key, Column.generation(row, "generation_id")));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The facts needed to use the key that a shop has in use.
     *
     * @param family the name of a {@link jp.kagiban.mall.Family}
     * @param revision the revision under which the vault holds the key
     * @param number the number under which the mall counts the key's calls; null if the key has none
     */
    @NamedInterface("key")
    public record HeldKey(
            TenantShop shop,
            MallId mall,
            String family,
            long revision,
            @Nullable String number) {

        /** Reads a row with tenant_id, id, mall and family of the shop, and revision and shop_number of the key. */
        public static HeldKey of(ResultSet row) throws SQLException {
            return new HeldKey(
                    new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "id")),
                    new MallId(row.getString("mall")),
                    row.getString("family"),
                    row.getLong("revision"),
                    row.getString("shop_number"));
        }
    }
}

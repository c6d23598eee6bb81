package jp.kagiban.shop.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Finds the keys in use of many shops, whose tenants are named together. */
@Component
public class HeldKeys {

    private final JdbcClient db;
    private final Clock clock;

    HeldKeys(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A key in use that its mall takes, as far as is known. */
    @NamedInterface("key")
    public record Working(HeldKey key, GenerationId generation) {}

    /** Left out are shops without a key in use, or whose key has ended or is refused. */
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
}

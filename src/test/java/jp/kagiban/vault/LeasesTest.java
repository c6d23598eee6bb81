package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.Detail;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.LeaseRows.Count;
import jp.kagiban.vault.LeaseRows.Lease;
import jp.kagiban.vault.LeaseRows.Opened;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Lease LEASE = new Lease(TenantId.next(), LocalDate.of(2026, 11, 25), "ASK_FOR_EXPIRY");

    private static List<Count> shops(int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> new Count(new Opened(LEASE, ShopId.next()), 1_000_000_000L))
                .toList();
    }

    @Test
    void whatHoldsNoOpeningsOfShopsIsClosedWithItsCount() {
        Count ofTenant = new Count(new Opened(LEASE, LeaseRows.NO_SHOP), 3);
        assertThat(Leases.closingRecords(LEASE, List.of(ofTenant)))
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.amount()).isEqualTo(3);
                    assertThat(deed.details()).doesNotContainKey(Detail.SHOPS);
                });
    }

    @Test
    void aLeaseUnderWhichNothingWasOpenedIsClosedAllTheSame() {
        assertThat(Leases.closingRecords(LEASE, List.of(new Count(new Opened(LEASE, LeaseRows.NO_SHOP), 0))))
                .extracting(AuditRecord::amount)
                .containsExactly(0L);
    }

    @Test
    void manyShopsTakeSeveralEntriesWhoseTextsAreNotCut() {
        List<AuditRecord> deeds = Leases.closingRecords(LEASE, shops(2 * Leases.SHOPS + 1));
        assertThat(deeds).hasSize(3);
        assertThat(deeds.getFirst().details().get(Detail.SHOPS)).hasSizeLessThanOrEqualTo(1_800);
        assertThat(deeds.stream().mapToLong(AuditRecord::amount).sum()).isEqualTo(73_000_000_000L);
    }

    @Test
    void shopsOfAnEntryAreTold() {
        ShopId shop = ShopId.next();
        assertThat(Leases.closingRecords(LEASE, List.of(new Count(new Opened(LEASE, shop), 24))))
                .singleElement()
                .extracting(deed -> deed.details().get(Detail.SHOPS))
                .isEqualTo(shop + ":24");
    }
}

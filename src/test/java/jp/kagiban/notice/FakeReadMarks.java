package jp.kagiban.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.notice.ReadMarks.NoticeRead;
import jp.kagiban.notice.ReadMarks.NoticeRead.NoticeReadId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Marks that are kept in memory. */
class FakeReadMarks implements ReadMarks {

    private final Map<NoticeReadId, NoticeRead> marks = new ConcurrentHashMap<>();

    void clear() {
        marks.clear();
    }

    @Override
    public List<NoticeRead> findByIdTenantIdAndIdMemberIdAndIdShopIdInAndIdOccurrenceIn(
            TenantId tenant, MemberId member, Collection<ShopId> shops, Collection<String> occurrences) {
        return marks.values().stream()
                .filter(mark -> mark.id().tenantId().equals(tenant)
                        && mark.id().memberId().equals(member)
                        && shops.contains(mark.id().shopId())
                        && occurrences.contains(mark.id().occurrence()))
                .toList();
    }

    @Override
    public int deleteAll(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteShop(TenantId tenant, ShopId shop) {
        int before = marks.size();
        marks.keySet()
                .removeIf(id -> id.tenantId().equals(tenant) && id.shopId().equals(shop));
        return before - marks.size();
    }

    @Override
    public void mark(TenantId tenant, MemberId member, ShopId shop, NoticeKind kind, String occurrence, Instant at) {
        NoticeReadId id = new NoticeReadId(tenant, member, shop, kind, occurrence);
        marks.put(id, new NoticeRead(id, at, 1));
    }

    @Override
    public int unmark(TenantId tenant, MemberId member, ShopId shop, NoticeKind kind, String occurrence) {
        return marks.remove(new NoticeReadId(tenant, member, shop, kind, occurrence)) == null ? 0 : 1;
    }
}

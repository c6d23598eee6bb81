package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.notice.NoticeRead.NoticeReadId;

/** Marks that are kept in memory. */
class FakeReadMarks implements ReadMarks {

    private final Map<NoticeReadId, NoticeRead> marks = new ConcurrentHashMap<>();

    void clear() {
        marks.clear();
    }

    @Override
    public List<NoticeRead> findByIdTenantIdAndIdMemberId(UUID tenant, UUID member) {
        return marks.values().stream()
                .filter(mark -> mark.id().tenantId().equals(tenant)
                        && mark.id().memberId().equals(member))
                .toList();
    }

    @Override
    public void mark(UUID tenant, UUID member, UUID shop, NoticeKind kind, String occurrence, Instant at) {
        NoticeReadId id = new NoticeReadId(tenant, member, shop, kind, occurrence);
        marks.put(id, new NoticeRead(id, at, 1));
    }
}

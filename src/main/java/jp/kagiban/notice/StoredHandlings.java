package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.notice.HandlingRows.NoticeHandling;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Reads and stores which member handles which notice, and records changes in the history. */
@Component
class StoredHandlings implements Handlings {

    private final HandlingRows rows;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final TenantScope scope;

    StoredHandlings(HandlingRows rows, Accounts accounts, AuditTrail trail, TenantScope scope) {
        this.rows = rows;
        this.accounts = accounts;
        this.trail = trail;
        this.scope = scope;
    }

    @Override
    public Map<Notice.Key, Handling> at(Instant now) {
        List<NoticeHandling> current = rows.findByIdTenantIdAndUntilAtAfter(scope.current(), now);
        Map<MemberId, String> names =
                accounts.names(current.stream().map(NoticeHandling::memberId).collect(Collectors.toSet()));
        return current.stream().collect(Collectors.toMap(row -> row.id().key(), toHandling(names)));
    }

    private static Function<NoticeHandling, Handling> toHandling(Map<MemberId, String> names) {
        return row -> new Handling(row.memberId(), names.getOrDefault(row.memberId(), ""), row.untilAt());
    }

    @Override
    public void take(Notice notice, MemberId member, Instant now, Instant until) {
        Notice.Key key = notice.key();
        rows.take(scope.current(), key.shop(), key.kind(), key.occurrence(), member, now, until);
        Handling stored = at(now).get(key);
        if (stored != null && stored.member().equals(member)) {
            trail.record(of(Action.NOTICE_TAKEN_IN_HAND, notice, member).with(Detail.DAY, stored.lastDay()));
        }
    }

    @Override
    public void letGo(Notice notice, MemberId member) {
        Notice.Key key = notice.key();
        if (rows.delete(scope.current(), key.shop(), key.kind(), key.occurrence()) > 0) {
            trail.record(of(Action.NOTICE_LET_GO, notice, member));
        }
    }

    private static AuditRecord of(Action action, Notice notice, MemberId member) {
        return AuditRecord.of(action)
                .on(Subject.shop(notice.key().shop(), notice.shopName()))
                .with(Detail.NOTICE, notice.kind())
                .by(Actor.member(member, null));
    }
}

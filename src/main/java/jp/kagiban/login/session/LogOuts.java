package jp.kagiban.login.session;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.session.MemberSessions.LoginsEnded;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a member's logins on behalf of an operator. Works in commands, which have no web server, too. */
@NamedInterface("session")
@Service
public class LogOuts {

    private final SessionRows rows;
    private final Members members;
    private final AuditTrail trail;
    private final LivePages pages;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LogOuts(
            SessionRows rows,
            Members members,
            AuditTrail trail,
            LivePages pages,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.events = events;
        this.rows = rows;
        this.members = members;
        this.trail = trail;
        this.pages = pages;
        this.transaction = transaction;
    }

    /**
     * Ends all of the member's logins, with their open pages, and publishes {@link LoginsEnded}. @return the number of ended
     * logins
     */
    public int all(MemberId member) {
        List<UUID> ended = Objects.requireNonNull(transaction.execute(_ -> end(member)));
        ended.forEach(pages::loginChanged);
        return ended.size();
    }

    private List<UUID> end(MemberId member) {
        rows.lock(member);
        events.publishEvent(new LoginsEnded(member, false));
        List<UUID> ended = rows.open(member).stream()
                .map(SessionRows.Row::id)
                .filter(id -> rows.end(id, SessionEnd.OPERATOR))
                .toList();
        if (!ended.isEmpty()) {
            trail.recordInLoginSpace(AuditRecord.of(Action.LOGINS_ENDED)
                    .by(Actor.portal())
                    .on(Subject.member(
                            member, members.findById(member).orElseThrow().name()))
                    .with(Detail.REASON, SessionEnd.OPERATOR)
                    .counting(ended.size()));
        }
        return ended;
    }
}

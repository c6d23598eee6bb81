package jp.kagiban.delivery.letter;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TeamList.Person;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores which mails the members of the current tenant want. Without a choice, a member's role decides. */
@Service
public class MailChoices {

    private final JdbcClient db;
    private final TenantScope scope;
    private final Memberships memberships;
    private final CurrentMember current;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailChoices(
            JdbcClient db,
            TenantScope scope,
            Memberships memberships,
            CurrentMember current,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.scope = scope;
        this.memberships = memberships;
        this.current = current;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Returns whether the current member wants these mails. */
    @Needs(Permission.SEE_SHOPS)
    public boolean wanted(MailSort sort) {
        return wanted(sort, current.id());
    }

    /** Turns these mails on or off for the current member. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void choose(MailSort sort, boolean wanted) {
        MemberId member = current.id();
        choose(sort, member, wanted, AuditRecord.of(sort.turned(wanted)).on(Subject.member(member)));
    }

    /** Turns these mails off for a member whose link anybody opened. */
    @Transactional
    void stop(MailSort sort, MemberId member) {
        choose(
                sort,
                member,
                false,
                AuditRecord.of(sort.turned(false)).on(Subject.member(member)).by(Actor.nobody(trail.address())));
    }

    /** Returns the people who want these mails. */
    List<Person> wanting(MailSort sort, List<Person> people) {
        Map<MemberId, Boolean> chosen = chosen(sort);
        return people.stream()
                .filter(person -> chosen.getOrDefault(person.member(), sort.wantedBy(person.role())))
                .toList();
    }

    /** Returns whether a member wants these mails. */
    boolean wanted(MailSort sort, MemberId member) {
        Optional<Role> role = memberships.role(scope.current(), member);
        return role.isPresent() && chosen(sort).getOrDefault(member, sort.wantedBy(role.get()));
    }

    private Map<MemberId, Boolean> chosen(MailSort sort) {
        Map<MemberId, Boolean> chosen = new HashMap<>();
        db.sql("SELECT member_id, wanted FROM " + sort.choices() + " WHERE tenant_id = ?")
                .param(Column.of(scope.current()))
                .query((row, _) -> chosen.put(Column.member(row, "member_id"), row.getBoolean("wanted")))
                .list();
        return chosen;
    }

    /** Stores and records the choice, unless nothing changes. */
    private void choose(MailSort sort, MemberId member, boolean wanted, AuditRecord entry) {
        if (wanted(sort, member) == wanted) {
            return;
        }
        db.sql("INSERT INTO " + sort.choices()
                        + " (tenant_id, member_id, wanted, changed_at, version) VALUES (?, ?, ?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE wanted = VALUES(wanted), changed_at = VALUES(changed_at),"
                        + " version = version + 1")
                .params(Column.of(scope.current()), Column.of(member), wanted, Column.of(clock.instant()))
                .update();
        trail.record(entry);
        events.publishEvent(new DeliveryWanted(scope.current()));
    }

    @EventListener
    void on(MemberLeft left) {
        for (MailSort sort : MailSort.values()) {
            db.sql("DELETE FROM " + sort.choices() + " WHERE tenant_id = ? AND member_id = ?")
                    .params(Column.of(left.tenant()), Column.of(left.member()))
                    .update();
        }
    }

    @EventListener
    void on(TenantDeleted deleted) {
        for (MailSort sort : MailSort.values()) {
            db.sql("DELETE FROM " + sort.choices() + " WHERE tenant_id = ?")
                    .param(Column.of(deleted.tenant()))
                    .update();
        }
    }
}

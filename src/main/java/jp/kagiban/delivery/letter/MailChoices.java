package jp.kagiban.delivery.letter;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.audit.Action;
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

/**
 * Stores which of the current tenant's members want notices by mail. By default, owners and managers get them and
 * viewers don't.
 */
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

    /** Returns whether the current member wants notices by mail. */
    @Needs(Permission.SEE_SHOPS)
    public boolean wanted() {
        return wanted(current.id());
    }

    /** Turns notices by mail on or off for the current member. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void choose(boolean wanted) {
        MemberId member = current.id();
        choose(member, wanted, AuditRecord.of(action(wanted)).on(Subject.member(member)));
    }

    /** Turns notices by mail off for a member whose link anybody opened. */
    @Transactional
    void stop(MemberId member) {
        choose(
                member,
                false,
                AuditRecord.of(action(false)).on(Subject.member(member)).by(Actor.nobody(trail.address())));
    }

    /** Returns the people who want notices by mail. */
    List<Person> wanting(List<Person> people) {
        Map<MemberId, Boolean> chosen = chosen();
        return people.stream()
                .filter(person -> chosen.getOrDefault(person.member(), wantedByDefault(person.role())))
                .toList();
    }

    /** Returns whether a member wants notices by mail. */
    boolean wanted(MemberId member) {
        Optional<Role> role = memberships.role(scope.current(), member);
        return role.isPresent() && chosen().getOrDefault(member, wantedByDefault(role.get()));
    }

    private static boolean wantedByDefault(Role role) {
        return role != Role.VIEWER;
    }

    private static Action action(boolean wanted) {
        return wanted ? Action.NOTICE_MAILS_TURNED_ON : Action.NOTICE_MAILS_TURNED_OFF;
    }

    private Map<MemberId, Boolean> chosen() {
        Map<MemberId, Boolean> chosen = new HashMap<>();
        db.sql("SELECT member_id, wanted FROM mail_choice WHERE tenant_id = ?")
                .param(Column.of(scope.current()))
                .query((row, _) -> chosen.put(Column.member(row, "member_id"), row.getBoolean("wanted")))
                .list();
        return chosen;
    }

    /** Stores and records the choice, unless nothing changes. */
    private void choose(MemberId member, boolean wanted, AuditRecord entry) {
        if (wanted(member) == wanted) {
            return;
        }
        db.sql("INSERT INTO mail_choice (tenant_id, member_id, wanted, changed_at, version) VALUES (?, ?, ?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE wanted = VALUES(wanted), changed_at = VALUES(changed_at),"
                        + " version = version + 1")
                .params(Column.of(scope.current()), Column.of(member), wanted, Column.of(clock.instant()))
                .update();
        trail.record(entry);
        events.publishEvent(new DeliveryWanted(scope.current()));
    }

    @EventListener
    void on(MemberLeft left) {
        db.sql("DELETE FROM mail_choice WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(left.tenant()), Column.of(left.member()))
                .update();
    }

    @EventListener
    void on(TenantDeleted deleted) {
        db.sql("DELETE FROM mail_choice WHERE tenant_id = ?")
                .param(Column.of(deleted.tenant()))
                .update();
    }
}

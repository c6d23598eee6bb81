package jp.kagiban.delivery.letter;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.TeamList;
import org.springframework.boot.test.context.TestComponent;

/** The links that stop mails, and what they have stopped, for tests of other modules. */
@TestComponent
public class StopLinks {

    private final Unsubscribing unsubscribing;
    private final MailChoices choices;
    private final TeamList team;
    private final TenantScope scope;

    StopLinks(Unsubscribing unsubscribing, MailChoices choices, TeamList team, TenantScope scope) {
        this.unsubscribing = unsubscribing;
        this.choices = choices;
        this.team = team;
        this.scope = scope;
    }

    public String path(TenantId tenant, MemberId member) {
        return path(MailSort.NOTICES, tenant, member);
    }

    public String weeklyPath(TenantId tenant, MemberId member) {
        return path(MailSort.WEEKLY, tenant, member);
    }

    private String path(MailSort sort, TenantId tenant, MemberId member) {
        return "/unsubscribe/" + scope.in(tenant, () -> unsubscribing.token(sort, member));
    }

    public boolean wanted(TenantId tenant, MemberId member) {
        return wanted(MailSort.NOTICES, tenant, member);
    }

    public boolean weeklyWanted(TenantId tenant, MemberId member) {
        return wanted(MailSort.WEEKLY, tenant, member);
    }

    public void stopWeekly(TenantId tenant, MemberId member) {
        scope.run(tenant, () -> choices.stop(MailSort.WEEKLY, member));
    }

    private boolean wanted(MailSort sort, TenantId tenant, MemberId member) {
        return scope.in(tenant, () -> choices.wanting(sort, team.people())).stream()
                .anyMatch(person -> person.member().equals(member));
    }
}

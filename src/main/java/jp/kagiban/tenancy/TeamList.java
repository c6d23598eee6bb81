package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.session.LoginAttempts;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/** Lists the members of the current tenant, and how they log in. */
@Service
public class TeamList {

    private final MembershipRows rows;
    private final Accounts accounts;
    private final TenantScope scope;
    private final SecondFactor factor;
    private final LoginAttempts attempts;

    TeamList(MembershipRows rows, Accounts accounts, TenantScope scope, SecondFactor factor, LoginAttempts attempts) {
        this.rows = rows;
        this.accounts = accounts;
        this.scope = scope;
        this.factor = factor;
        this.attempts = attempts;
    }

    /** The data of a member that all members see. */
    public record Person(MemberId member, String name, String email, Role role, Instant joinedAt) {}

    /**
     * How a member logs in. Only owners see it.
     *
     * @param secondFactor whether the member has set one up
     * @param lastLogin empty if there was none within the last 90 days
     */
    public record Security(boolean secondFactor, Optional<Instant> lastLogin) {}

    /** All members, in the order in which they joined. */
    @Needs(Permission.SEE_SHOPS)
    public List<Person> people() {
        List<Membership> memberships = rows.findByIdTenantIdOrderByJoinedAt(scope.current());
        Map<MemberId, Accounts.Person> known = accounts.people(memberships.stream()
                .map(membership -> membership.id().memberId())
                .toList());
        return memberships.stream()
                .flatMap(membership -> Stream.ofNullable(
                                known.get(membership.id().memberId()))
                        .map(found -> person(membership, found)))
                .toList();
    }

    /** How each member logs in. */
    @Needs(Permission.MANAGE_MEMBERS)
    public Map<MemberId, Security> security() {
        return rows.findByIdTenantIdOrderByJoinedAt(scope.current()).stream()
                .map(membership -> membership.id().memberId())
                .collect(Collectors.toMap(
                        Function.identity(),
                        member -> new Security(factor.isSetUpBy(member), attempts.lastTaken(member))));
    }

    private static Person person(Membership membership, Accounts.Person known) {
        return new Person(
                membership.id().memberId(),
                known.name(),
                known.email(),
                membership.memberRole(),
                membership.joinedAt());
    }
}

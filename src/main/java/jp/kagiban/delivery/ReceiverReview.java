package jp.kagiban.delivery;

import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kagiban.delivery.LastingReceivers.Receiver;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.password.AfterReset;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Memberships.Company;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists and ends a member's receivers that need no login, in all their companies. The member reviews them after a
 * password reset. All receivers end when another person proves the mail address.
 */
@Service
public class ReceiverReview {

    private final ObjectProvider<LastingReceivers> receivers;
    private final Memberships memberships;
    private final Access access;
    private final AfterReset resets;
    private final RecentProof proof;
    private final CurrentMember current;
    private final TenantScope scope;

    ReceiverReview(
            ObjectProvider<LastingReceivers> receivers,
            Memberships memberships,
            Access access,
            AfterReset resets,
            RecentProof proof,
            CurrentMember current,
            TenantScope scope) {
        this.receivers = receivers;
        this.memberships = memberships;
        this.access = access;
        this.resets = resets;
        this.proof = proof;
        this.current = current;
        this.scope = scope;
    }

    /** A receiver and the name of its company. */
    public record Line(String company, Receiver receiver) {}

    /**
     * Receivers that the member kept while other companies were closed to them. The list lasts until the session ends.
     */
    private record Kept(List<Line> lines) {}

    /** Returns whether the current member has reset their password and hasn't reviewed the older receivers since. */
    public boolean due() {
        return resets.since(current.id())
                .filter(reset -> all().stream()
                        .filter(line -> !kept().contains(line))
                        .anyMatch(line -> !line.receiver().since().isAfter(reset)))
                .isPresent();
    }

    private static List<Line> kept() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(session -> session.getAttribute(Kept.class))
                .map(Kept::lines)
                .orElse(List.of());
    }

    /** Returns the current member's receivers in the companies that are open to them. */
    public List<Line> all() {
        MemberId member = current.id();
        List<Line> lines = new ArrayList<>();
        inOpenCompanies(
                member,
                company -> receivers.stream()
                        .flatMap(kind -> kind.of(company.tenant(), member).stream())
                        .forEach(receiver -> lines.add(new Line(company.name(), receiver))));
        return lines;
    }

    /**
     * Keeps the receivers that the member has reviewed. Receivers in companies that are closed to the member wait for a
     * later review.
     */
    @Transactional
    public void keep() {
        MemberId member = current.id();
        if (!hasClosedReceivers(member)) {
            resets.done(member);
        } else if (VaadinSession.getCurrent() != null) {
            VaadinSession.getCurrent().setAttribute(Kept.class, new Kept(all()));
        }
    }

    private boolean hasClosedReceivers(MemberId member) {
        List<Company> closedCompanies = new ArrayList<>();
        inCompanies(member, company -> {
            boolean closed = !access.may(Permission.SEE_SHOPS);
            if (closed
                    && receivers.stream()
                            .anyMatch(kind -> !kind.of(company.tenant(), member).isEmpty())) {
                closedCompanies.add(company);
            }
        });
        return !closedCompanies.isEmpty();
    }

    /**
     * Ends the receivers that {@link #all} has listed.
     *
     * @param shown the list that the member saw
     * @return false if the list has changed; then all receivers stay
     * @throws jp.kagiban.login.session.ProofTooOld if the member's last proof of identity is too old
     */
    @Transactional
    public boolean endAll(List<Line> shown) {
        MemberId member = current.id();
        proof.require(member);
        if (!all().equals(shown)) {
            return false;
        }
        inOpenCompanies(member, company -> end(company, member));
        if (!hasClosedReceivers(member)) {
            resets.done(member);
        }
        return true;
    }

    private void inOpenCompanies(MemberId member, Consumer<Company> task) {
        inCompanies(member, company -> {
            if (access.may(Permission.SEE_SHOPS)) {
                task.accept(company);
            }
        });
    }

    private void inCompanies(MemberId member, Consumer<Company> task) {
        memberships.companiesOf(member).forEach(company -> scope.beside(company.tenant(), () -> task.accept(company)));
    }

    private void end(Company company, MemberId member) {
        receivers.forEach(kind -> kind.end(company.tenant(), member));
    }

    /** Ends all receivers, because an earlier holder of the account may have set them up. */
    @EventListener
    void on(AddressProven proven) {
        if (!proven.bySelf()) {
            inCompanies(proven.member(), company -> end(company, proven.member()));
        }
    }
}

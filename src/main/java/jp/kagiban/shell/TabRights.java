package jp.kagiban.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import java.util.List;
import java.util.Optional;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.login.throttle.Refusals.Reason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.stereotype.Component;

/** Checks whether an open tab may go on, and records a refusal in the history. */
@Component
class TabRights {

    private final CurrentMember member;
    private final Memberships memberships;
    private final SecondFactor factor;
    private final Suspensions suspensions;
    private final Refusals refusals;
    private final TenantScope scope;

    TabRights(
            CurrentMember member,
            Memberships memberships,
            SecondFactor factor,
            Suspensions suspensions,
            Refusals refusals,
            TenantScope scope) {
        this.member = member;
        this.memberships = memberships;
        this.factor = factor;
        this.suspensions = suspensions;
        this.refusals = refusals;
        this.scope = scope;
    }

    /**
     * Returns whether the tab's message may be handled, and records a refusal. The tab must have been drawn for the
     * logged-in member. That member must belong to the tab's tenant, if it has one, and have shown the second factor.
     * Vaadin itself checks nothing before it handles a message of an open page.
     */
    boolean admits(UI ui) {
        Optional<Reason> reason = reason(ui);
        reason.ifPresent(why -> note(ui, ui.getActiveViewLocation().getPath(), why));
        return reason.isEmpty();
    }

    private Optional<Reason> reason(UI ui) {
        if (!isOfMember(ui)) {
            return Optional.of(Reason.OTHER_MEMBER);
        }
        if (Tabs.tenantOf(ui).isPresent() && !belongs(ui)) {
            return Optional.of(isSuspended(ui) ? Reason.COMPANY_SUSPENDED : Reason.NO_MEMBERSHIP);
        }
        return factor.satisfied() || isOpenWithoutFactor(ui) ? Optional.empty() : Optional.of(Reason.FACTOR_MISSING);
    }

    /**
     * Records which page was refused to the tab. The entry goes to the company's history if the tab belongs to the
     * logged-in member, and otherwise to that of the login space. A deleted company gets no new history.
     */
    void note(UI ui, String path, Reason reason) {
        Optional<TenantId> tenant = Tabs.tenantOf(ui)
                .filter(_ -> Tabs.memberOf(ui).equals(member.find()))
                .filter(memberships::companyExists);
        if (tenant.isPresent()) {
            scope.run(tenant.get(), () -> refusals.note(Refusals.screen(path), reason));
        } else {
            refusals.noteInLoginSpace(Refusals.screen(path), reason);
        }
    }

    private boolean isSuspended(UI ui) {
        return Tabs.tenantOf(ui).flatMap(suspensions::of).isPresent();
    }

    private boolean isOfMember(UI ui) {
        Optional<MemberId> drawnFor = Tabs.drawnFor(ui);
        return drawnFor.isEmpty() || drawnFor.equals(member.find());
    }

    /**
     * Returns whether the tab may be used before the second factor is shown. This holds for the page that asks for the
     * factor, and for a tab that is about to enter its first view. It doesn't hold for an error page in that page's
     * place, whose frame has the account menu.
     */
    private static boolean isOpenWithoutFactor(UI ui) {
        List<HasElement> shown = ui.getInternals().getActiveRouterTargetsChain();
        return shown.isEmpty()
                || (!(shown.getFirst() instanceof HasErrorParameter)
                        && ui.getActiveViewLocation().getPath().equals(SecondFactor.ADDRESS));
    }

    /**
     * Returns whether the tab's member is the logged-in one and still belongs to the tab's tenant, and the tenant isn't
     * suspended.
     */
    boolean belongs(UI ui) {
        return member.find()
                .filter(id -> Tabs.memberOf(ui).filter(id::equals).isPresent())
                .flatMap(id -> Tabs.tenantOf(ui)
                        .filter(tenant -> memberships.role(tenant, id).isPresent()))
                .filter(tenant -> suspensions.of(tenant).isEmpty())
                .isPresent();
    }
}

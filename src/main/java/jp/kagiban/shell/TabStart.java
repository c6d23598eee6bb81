package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;
import jp.kagiban.delivery.ReceiverReview;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals.Reason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shell.limit.MemberPages;
import jp.kagiban.shell.limit.PageChannels;
import jp.kagiban.shell.limit.PageMessages;
import jp.kagiban.shell.limit.PageTurns;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Suspensions;
import jp.kagiban.tenancy.Suspensions.Suspension;
import org.springframework.stereotype.Component;

/**
 * Gives a new tab its tenant before its first view is created. Reads the membership again before each later view and at
 * each request. A member who has been removed can't go on. Neither can a member in whose browser somebody else has
 * logged in.
 */
@Component
class TabStart implements VaadinServiceInitListener {

    /** The page on which a member keeps or ends their receivers after a password reset. */
    private static final String REVIEW = "receiving/review";

    private final CurrentMember member;
    private final Memberships memberships;
    private final Access access;
    private final TenantChoice choice;
    private final SecondFactor factor;
    private final FactorPolicy policy;
    private final Suspensions suspensions;
    private final ReceiverReview review;
    private final TabRights rights;
    private final PageTurns turns;
    private final MemberPages pages;
    private final PageChannels channels;

    TabStart(
            CurrentMember member,
            Memberships memberships,
            Access access,
            TenantChoice choice,
            SecondFactor factor,
            FactorPolicy policy,
            Suspensions suspensions,
            ReceiverReview review,
            TabRights rights,
            PageTurns turns,
            MemberPages pages,
            PageChannels channels) {
        this.review = review;
        this.rights = rights;
        this.turns = turns;
        this.pages = pages;
        this.channels = channels;
        this.factor = factor;
        this.policy = policy;
        this.suspensions = suspensions;
        this.choice = choice;
        this.access = access;
        this.member = member;
        this.memberships = memberships;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::begin);
        event.getSource().addUIInitListener(started -> PageMessages.watch(started.getUI()));
        event.getSource()
                .addSessionInitListener(started -> started.getSession().setErrorHandler(new UnexpectedFault()));
        event.addRequestHandler(turns.beginnings());
        event.addRequestHandler(turns.files());
        event.addRequestHandler(new PageMessages(turns, pages));
        event.addRequestHandler(new TabGuard(rights::admits));
        PushGate pushes = new PushGate();
        event.addRequestHandler(pushes);
        event.addVaadinRequestInterceptor(pushes);
        if (event.getSource() instanceof VaadinServletService service) {
            pushes.guard(service, channels);
        }
    }

    private void begin(UIInitEvent event) {
        UI ui = event.getUI();
        member.find().ifPresent(id -> {
            pages.opened(ui, id);
            closeTabsOfOthers(ui, id);
            // Without the second factor the tab has no tenant; the right code reloads it.
            if (factor.satisfied()) {
                choice.tenantFor(ui, id).ifPresent(tenant -> fix(ui, tenant, id));
            }
        });
        ui.addBeforeEnterListener(entering -> check(ui, entering));
    }

    /** Sets the tab's tenant. A tab of a suspended company gets none, since nothing can be done for the company. */
    private void fix(UI ui, TenantId tenant, MemberId id) {
        if (suspensions.of(tenant).isPresent()) {
            Tabs.withhold(ui, tenant);
        } else {
            Tabs.fix(ui, tenant, id);
        }
    }

    /** Closes tabs of another member, since a login keeps the session's open tabs. */
    private static void closeTabsOfOthers(UI begun, MemberId id) {
        List.copyOf(begun.getSession().getUIs()).stream()
                .filter(ui -> Tabs.memberOf(ui)
                        .or(() -> Tabs.drawnFor(ui))
                        .filter(other -> !other.equals(id))
                        .isPresent())
                .forEach(UI::close);
    }

    /** Checks each navigation of a member. Vaadin's own check sends visitors who aren't logged in to the login. */
    private void check(UI ui, BeforeEnterEvent entering) {
        Class<?> view = entering.getNavigationTarget();
        Tabs.drawFor(ui, member.find());
        if (factor.missing()) {
            askForFactor(ui, entering);
            return;
        }
        if (isAnonymousAllowed(view)
                || view.isAnnotationPresent(Personal.class)
                || member.find().isEmpty()) {
            return;
        }
        if (!rights.belongs(ui)) {
            showWhyNot(ui, entering);
        } else if (policy.overdue()) {
            rights.note(ui, entering.getLocation().getPath(), Reason.FACTOR_MISSING);
            entering.forwardTo("security", SectionPage.query("factor"));
        } else if (!entering.getLocation().getPath().equals(REVIEW) && review.due()) {
            entering.forwardTo(REVIEW);
        } else {
            checkRole(entering);
        }
    }

    private void showWhyNot(UI ui, BeforeEnterEvent entering) {
        Optional<Suspension> suspension =
                Tabs.tenantOf(ui).or(() -> Tabs.withheldFrom(ui)).flatMap(suspensions::of);
        if (suspension.isPresent()) {
            rights.note(ui, entering.getLocation().getPath(), Reason.COMPANY_SUSPENDED);
            entering.rerouteToError(new SuspendedPage.CompanySuspended(suspension.get()), "");
            return;
        }
        if (Tabs.tenantOf(ui).isEmpty() && !memberships.tenantsOf(member.id()).isEmpty()) {
            // The tab began before its member logged in, in another tab, so it reloads.
            ui.getPage().reload();
        }
        entering.rerouteToError(new NoCompanyPage.NoCompany(), "");
    }

    /** Forwards to the page that asks for the second factor, also from error pages: their frame has the account menu. */
    private void askForFactor(UI ui, BeforeEnterEvent entering) {
        String path = entering.getLocation().getPath();
        if (!path.equals(SecondFactor.ADDRESS)) {
            if (!isAnonymousAllowed(entering.getNavigationTarget())) {
                rights.note(ui, entering.getLocation().getPath(), Reason.FACTOR_MISSING);
            }
            factor.want(entering.getLocation().getPathWithQueryParameters());
            entering.forwardTo(SecondFactor.ADDRESS);
        }
    }

    private static boolean isAnonymousAllowed(Class<?> view) {
        return view.isAnnotationPresent(AnonymousAllowed.class);
    }

    private void checkRole(BeforeEnterEvent entering) {
        Needs needs = entering.getNavigationTarget().getAnnotation(Needs.class);
        if (needs != null) {
            access.refusal(needs.value()).ifPresent(refused -> entering.rerouteToError(refused, ""));
        }
    }
}

package jp.kagiban.shell.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import jp.kagiban.delivery.ui.DeliveryAdvice;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.key.TimelineChoice;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.AddressReminder;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ShopTimeline;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.FactorReminder;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** The page after login. It shows the notices, and beside them the timeline of all keys and the first steps. */
@Route("")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class HomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ShopTimeline timeline;
    private final NoticeCentre centre;

    HomeView(
            ShopStatuses shops,
            Notices notices,
            IntakeStatuses intakes,
            Preparation preparation,
            LivePages pages,
            TenantScope tenants,
            CurrentMember current,
            Memberships memberships,
            Access access,
            AddressProof proof,
            FactorPolicy policy,
            DeliveryAdvice delivery,
            Clock clock) {
        MemberId member = current.id();
        boolean mayChange = access.may(Permission.CHANGE_KEYS);
        addClassNames("kb-page", "kb-home");
        timeline = new ShopTimeline(shops, pages, mayChange, clock, this::show);
        centre = new NoticeCentre(notices, pages, member, mayChange);
        add(new PageHeader(getTranslation("home.title")).actions(centre.renewingAll(), centre.readingAll()));
        add(
                delivery.draw(member),
                timeline.strip(),
                new StateLine(shops, intakes, access.may(Permission.SEE_ORDERS), pages, clock));
        FirstStepsPart steps = new FirstStepsPart(
                preparation, pages, tenants, member, memberships::companyName, () -> proof.mayEnter(member), clock);
        Div side = new Div(timeline, steps);
        side.addClassName("kb-side");
        Div desk = new Div(noticesWithReminders(new AddressReminder(proof, member), new FactorReminder(policy)), side);
        desk.addClassName("kb-desk");
        add(desk);
    }

    /**
     * Returns the notices with the reminders. A reminder of the mail address that isn't urgent comes below the notices.
     */
    private Div noticesWithReminders(AddressReminder address, FactorReminder factor) {
        Div parts = address.isUrgent() ? new Div(address, factor, centre) : new Div(factor, centre, address);
        parts.addClassName("kb-told");
        return parts;
    }

    private void show(TimelineChoice wanted) {
        getUI().ifPresent(ui -> ui.navigate(HomeView.class, wanted.query()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        TimelineChoice choice = TimelineChoice.of(entering.getLocation().getQueryParameters());
        timeline.choose(choice);
        centre.choose(choice.stage(), () -> show(choice.with(null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title") + getTranslation("kit.title.tail");
    }
}

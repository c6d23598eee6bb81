package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.delivery.ui.DeliveryAdvice;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.TimelineChoice;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.AddressReminder;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.shop.ShopTimeline;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.FactorReminder;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/**
 * The page after login: the notices, and beside them the days of all keys and the first steps.
 */
@Route("")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class HomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ShopTimeline timeline;
    private final NoticeCentre notices;

    HomeView(HomeParts parts, CurrentMember current, AddressProof proof, FactorPolicy policy, DeliveryAdvice delivery) {
        addClassNames("kb-page", "kb-home");
        timeline = parts.timeline(this::show);
        notices = parts.notices();
        AddressReminder reminder = new AddressReminder(proof, current.id());
        add(new PageHeader(getTranslation("home.title")).actions(notices.readingAll()));
        add(delivery.draw(current.id()), timeline.strip());
        // What nothing waits for stands behind what may be urgent.
        Div told = new Div();
        told.addClassName("kb-told");
        told.add(
                reminder.isUrgent()
                        ? new Component[] {reminder, new FactorReminder(policy), notices}
                        : new Component[] {new FactorReminder(policy), notices, reminder});
        Div side = new Div(timeline, parts.firstSteps(() -> proof.mayEnter(current.id())));
        side.addClassName("kb-side");
        Div desk = new Div(told, side);
        desk.addClassName("kb-desk");
        add(desk);
    }

    private void show(TimelineChoice wanted) {
        getUI().ifPresent(ui -> ui.navigate(HomeView.class, wanted.query()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        TimelineChoice choice = TimelineChoice.of(entering.getLocation().getQueryParameters());
        timeline.choose(choice);
        notices.choose(choice.stage(), () -> show(choice.with(null)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title") + getTranslation("kit.title.tail");
    }
}

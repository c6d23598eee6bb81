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
 * What a member sees after login, always in this order: what is urgent, what is coming, how it stands, and what to do first.
 */
@Route("")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class HomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ShopTimeline timeline;
    private final NoticeCentre notices;

    HomeView(
            HomeShops shops,
            HomeAdvice advice,
            CurrentMember current,
            AddressProof proof,
            FactorPolicy policy,
            DeliveryAdvice delivery) {
        addClassNames("kb-page", "kb-home");
        timeline = shops.timeline(this::show);
        notices = advice.notices();
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
        Div side = new Div(timeline, advice.firstSteps(() -> proof.mayEnter(current.id())));
        side.addClassName("kb-side");
        told.add(shops.cards());
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

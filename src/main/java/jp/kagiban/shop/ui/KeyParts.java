package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.manual.ui.RmsDoor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopStatuses;
import org.springframework.beans.factory.ObjectProvider;

/** Makes the parts of a shop's page that tell how its keys stand, and what the member can do about it. */
@SpringComponent
class KeyParts {

    private final ShopStatuses statuses;
    private final KeyActionFactory actions;
    private final Accounts accounts;
    private final CurrentMember member;
    private final LiveParts live;
    private final ObjectProvider<ShopOrders> orders;
    private final RmsDoor rms;
    private final Clock clock;

    KeyParts(
            ShopStatuses statuses,
            KeyActionFactory actions,
            Accounts accounts,
            CurrentMember member,
            LiveParts live,
            ObjectProvider<ShopOrders> orders,
            RmsDoor rms,
            Clock clock) {
        this.statuses = statuses;
        this.actions = actions;
        this.accounts = accounts;
        this.member = member;
        this.live = live;
        this.orders = orders;
        this.rms = rms;
        this.clock = clock;
    }

    KeyAnswer answer(ShopId shop) {
        KeyAnswer answer = new KeyAnswer(shop, statuses, actions.on(shop), clock);
        return live.follow(answer, answer::draw);
    }

    HandExpiry handExpiry(ShopId shop) {
        HandExpiry expiry = new HandExpiry(shop, statuses, actions.on(shop), clock);
        return live.follow(expiry, expiry::draw);
    }

    Renewal renewal(ShopId shop, StepRail rail) {
        KeyActions deeds = actions.on(shop);
        Renewal renewal = new Renewal(
                shop,
                statuses,
                orders.getIfAvailable(() -> (_, _) -> Optional.empty()),
                deeds,
                page -> new RenewPanels(page, deeds, member.id(), this::name),
                rail,
                statuses.of(shop).map(found -> rms.link(rail, found.code())).orElseGet(() -> rms.link(rail)),
                clock);
        return live.follow(renewal, renewal::draw);
    }

    private String name(MemberId other) {
        return accounts.name(other).orElse("–");
    }
}

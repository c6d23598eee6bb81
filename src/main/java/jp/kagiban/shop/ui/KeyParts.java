package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.manual.ui.RmsDoor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.attempt.KeyAttempts;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Access;
import org.springframework.beans.factory.ObjectProvider;

/** Creates the sections of a shop's pages that show the shop's keys and their history, with the member's actions. */
@SpringComponent
class KeyParts {

    private final ShopStatuses statuses;
    private final ShopRecords records;
    private final KeyAttempts attempts;
    private final ShopFormService forms;
    private final KeyCommands commands;
    private final Accounts accounts;
    private final CurrentMember member;
    private final Access access;
    private final StepUp stepUp;
    private final LivePages pages;
    private final ObjectProvider<ShopOrders> orders;
    private final RmsDoor rms;
    private final Clock clock;

    KeyParts(
            ShopStatuses statuses,
            ShopRecords records,
            KeyAttempts attempts,
            ShopFormService forms,
            KeyCommands commands,
            Accounts accounts,
            CurrentMember member,
            Access access,
            StepUp stepUp,
            LivePages pages,
            ObjectProvider<ShopOrders> orders,
            RmsDoor rms,
            Clock clock) {
        this.statuses = statuses;
        this.records = records;
        this.attempts = attempts;
        this.forms = forms;
        this.commands = commands;
        this.accounts = accounts;
        this.member = member;
        this.access = access;
        this.stepUp = stepUp;
        this.pages = pages;
        this.orders = orders;
        this.rms = rms;
        this.clock = clock;
    }

    KeyAnswer answer(ShopId shop) {
        KeyAnswer answer = new KeyAnswer(shop, statuses, actions(shop), clock);
        return pages.follow(answer, answer::draw);
    }

    HandExpiry handExpiry(ShopId shop) {
        HandExpiry expiry = new HandExpiry(shop, statuses, actions(shop), clock);
        return pages.follow(expiry, expiry::draw);
    }

    CheckStrip checks(ShopId shop) {
        CheckStrip checks = new CheckStrip(shop, records, clock);
        return pages.follow(checks, checks::draw);
    }

    Renewal renewal(ShopId shop, StepRail rail) {
        Renewal renewal = new Renewal(
                shop,
                statuses,
                records,
                orders.getIfAvailable(() -> (_, _) -> Optional.empty()),
                actions(shop),
                member.id(),
                this::name,
                rail,
                statuses.of(shop).map(found -> rms.link(rail, found.code())).orElseGet(() -> rms.link(rail)),
                clock);
        return pages.follow(renewal, renewal::draw);
    }

    KeyHistory history(ShopId shop) {
        KeyHistory history = new KeyHistory(shop, records, statuses, actions(shop), this::name, attempts::of, clock);
        return pages.follow(history, history::draw);
    }

    private KeyActions actions(ShopId shop) {
        return new KeyActions(shop, forms, commands, member.id(), access, stepUp.work());
    }

    private String name(MemberId other) {
        return accounts.name(other).orElse("–");
    }
}

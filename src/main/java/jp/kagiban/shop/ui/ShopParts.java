package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.Diagnoses;
import jp.kagiban.shop.KeyAttempts;
import jp.kagiban.shop.ShopDetails;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** Makes the parts of a shop's page that follow what happens to its keys. */
@SpringComponent
class ShopParts {

    private final ShopStatuses standings;
    private final ShopRegister shops;
    private final Diagnoses diagnoses;
    private final KeyAttempts attempts;
    private final Accounts accounts;
    private final CurrentMember member;
    private final Access access;
    private final Memberships memberships;
    private final StepUp stepUp;
    private final LivePages pages;
    private final TenantScope tenants;
    private final Clock clock;
    private final ObjectProvider<ShopSection> sections;
    private final ObjectProvider<ShopOrders> orders;

    ShopParts(
            ShopStatuses standings,
            ShopRegister shops,
            Diagnoses diagnoses,
            KeyAttempts attempts,
            Accounts accounts,
            CurrentMember member,
            Access access,
            Memberships memberships,
            StepUp stepUp,
            LivePages pages,
            TenantScope tenants,
            Clock clock,
            ObjectProvider<ShopSection> sections,
            ObjectProvider<ShopOrders> orders) {
        this.standings = standings;
        this.shops = shops;
        this.diagnoses = diagnoses;
        this.attempts = attempts;
        this.accounts = accounts;
        this.member = member;
        this.access = access;
        this.memberships = memberships;
        this.stepUp = stepUp;
        this.pages = pages;
        this.tenants = tenants;
        this.clock = clock;
        this.sections = sections;
        this.orders = orders;
    }

    boolean may(Permission permission) {
        return access.may(permission);
    }

    ShopFacts facts(ShopDetails details) {
        return new ShopFacts(
                details,
                memberships.owners().stream()
                        .flatMap(owner -> accounts.name(owner).stream())
                        .toList());
    }

    KeyAnswer answer(UUID shop) {
        KeyAnswer answer = new KeyAnswer(shop, standings, deeds(shop), clock);
        pages.follow(answer, tenants.current(), answer::draw);
        return answer;
    }

    Renewal renewal(UUID shop, StepRail rail) {
        KeyActions deeds = deeds(shop);
        Renewal renewal = new Renewal(
                shop,
                standings,
                orders.getIfAvailable(() -> (_, _) -> Optional.empty()),
                deeds,
                page -> new RenewPanels(page, deeds, member.id(), this::name),
                rail,
                clock);
        pages.follow(renewal, tenants.current(), renewal::draw);
        return renewal;
    }

    /** How many orders of the shop are there. */
    int fetched(UUID shop) {
        return orders.stream()
                .flatMap(fetched -> fetched.of(shop, Instant.EPOCH).stream())
                .mapToInt(ShopOrders.Fetched::placed)
                .sum();
    }

    /** Runs what weighs, once the member has shown who they are. */
    void proven(Runnable deed) {
        stepUp.then(deed);
    }

    private KeyActions deeds(UUID shop) {
        return new KeyActions(shop, shops, member.id(), access, stepUp);
    }

    private String name(UUID other) {
        return accounts.name(other).orElse("–");
    }

    HandExpiry handExpiry(UUID shop) {
        HandExpiry expiry = new HandExpiry(shop, standings, deeds(shop), clock);
        pages.follow(expiry, tenants.current(), expiry::draw);
        return expiry;
    }

    /** Empty at a mall whose keys have no functions. */
    Optional<Component> diagnosis(UUID shop) {
        if (diagnoses.tried(shop) == 0) {
            return Optional.empty();
        }
        DiagnosisSection section = new DiagnosisSection(shop, diagnoses, clock);
        pages.follow(section, tenants.current(), section::draw);
        return Optional.of(section);
    }

    KeyHistory history(UUID shop) {
        KeyHistory history = new KeyHistory(shop, shops, standings, deeds(shop), this::name, attempts::of, clock);
        pages.follow(history, tenants.current(), history::draw);
        return history;
    }

    /** What other modules add. */
    List<Component> sections(UUID shop) {
        return sections.orderedStream().map(section -> section.draw(shop)).toList();
    }
}

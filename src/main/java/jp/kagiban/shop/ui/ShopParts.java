package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.tenancy.Memberships;
import org.springframework.beans.factory.ObjectProvider;

/** Creates the sections of a shop's page that don't show keys: the facts, the diagnosis, and the sections of other modules. */
@SpringComponent
class ShopParts {

    private final Diagnoses diagnoses;
    private final ShopStatuses statuses;
    private final Accounts accounts;
    private final Memberships memberships;
    private final LiveParts live;
    private final ObjectProvider<ShopSection> sections;
    private final ObjectProvider<ShopOrders> orders;
    private final Clock clock;

    ShopParts(
            Diagnoses diagnoses,
            ShopStatuses statuses,
            Accounts accounts,
            Memberships memberships,
            LiveParts live,
            ObjectProvider<ShopSection> sections,
            ObjectProvider<ShopOrders> orders,
            Clock clock) {
        this.diagnoses = diagnoses;
        this.statuses = statuses;
        this.accounts = accounts;
        this.memberships = memberships;
        this.live = live;
        this.sections = sections;
        this.orders = orders;
        this.clock = clock;
    }

    ShopFacts facts(ShopDetails details) {
        return new ShopFacts(
                details,
                memberships.owners().stream()
                        .flatMap(owner -> accounts.name(owner).stream())
                        .toList());
    }

    /** Returns the number of the shop's stored orders. */
    int fetched(ShopId shop) {
        return orders.stream()
                .flatMap(fetched -> fetched.of(shop, Instant.EPOCH).stream())
                .mapToInt(ShopOrders.Fetched::placed)
                .sum();
    }

    /** Returns the section of the diagnosis. Empty if the mall's keys have no functions to try. */
    Optional<Component> diagnosis(ShopId shop, boolean mayChange) {
        if (diagnoses.tried(shop) == 0) {
            return Optional.empty();
        }
        DiagnosisSection section = new DiagnosisSection(shop, diagnoses, statuses, mayChange, clock);
        return Optional.of(live.follow(section, section::draw));
    }

    /** Returns the sections of other modules. */
    List<Component> sections(ShopId shop, ShopSection.Place place) {
        return sections.orderedStream()
                .filter(section -> section.place() == place)
                .map(section -> section.draw(shop))
                .toList();
    }

    /** Whether the settings need attention: no key is in use, or the key belongs to another shop. */
    boolean asksForSettings(ShopId shop) {
        return statuses.of(shop)
                .map(ShopStatus::active)
                .filter(active -> active.lack().owner() == null)
                .isEmpty();
    }
}

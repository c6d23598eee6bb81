package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.diagnosis.Diagnoses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Creates the sections of a shop's page that don't show keys: the facts, person in charge and tags, the diagnosis, and the
 * sections of other modules.
 */
@SpringComponent
class ShopParts {

    private final Diagnoses diagnoses;
    private final ShopStatuses statuses;
    private final ShopCares cares;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Access access;
    private final LivePages pages;
    private final ObjectProvider<ShopSection> sections;
    private final ObjectProvider<ShopOrders> orders;
    private final Clock clock;

    ShopParts(
            Diagnoses diagnoses,
            ShopStatuses statuses,
            ShopCares cares,
            Accounts accounts,
            Memberships memberships,
            Access access,
            LivePages pages,
            ObjectProvider<ShopSection> sections,
            ObjectProvider<ShopOrders> orders,
            Clock clock) {
        this.diagnoses = diagnoses;
        this.statuses = statuses;
        this.cares = cares;
        this.accounts = accounts;
        this.memberships = memberships;
        this.access = access;
        this.pages = pages;
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

    /** Returns the section of person in charge and tags. Empty if there is nothing to read for members who may only read. */
    Optional<Component> care(ShopId shop, MemberId reader) {
        if (access.may(Permission.CHANGE_SHOPS)) {
            return Optional.of(new CareSection(shop, cares, reader));
        }
        return Optional.ofNullable(cares.all().get(shop))
                .filter(care -> !care.marks().isEmpty())
                .map(ShopParts::facts);
    }

    private static Section facts(ShopCare care) {
        Facts facts = new Facts();
        if (!care.name().isEmpty()) {
            facts.fact(facts.getTranslation("shop.in-charge"), care.name());
        }
        if (!care.tags().isEmpty()) {
            facts.fact(
                    facts.getTranslation("shop.tags"), String.join(facts.getTranslation("shop.tags.and"), care.tags()));
        }
        Section section = new Section(new H2(facts.getTranslation("shop.care")), facts);
        section.addClassName("kb-section");
        return section;
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
        return Optional.of(pages.follow(section, section::draw));
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

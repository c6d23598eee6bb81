package jp.kagiban.shop;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.CareChange.Reason;
import jp.kagiban.shop.CareChange.Refused;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TeamList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Stores who is in charge of which shop of the current tenant, and the shops' tags. */
@Service
public class ShopCares {

    /** The most different tags of a company. */
    public static final int MOST_TAGS = 30;

    /** Neither a name nor a tag contains it. */
    private static final String BETWEEN_TAGS = "\n";

    private final JdbcClient db;
    private final TenantScope scope;
    private final Shops shops;
    private final KeyTrialLimiter limiter;
    private final Memberships memberships;
    private final TeamList team;
    private final ShopHistory history;
    private final ApplicationEventPublisher events;

    ShopCares(
            JdbcClient db,
            TenantScope scope,
            Shops shops,
            KeyTrialLimiter limiter,
            Memberships memberships,
            TeamList team,
            ShopHistory history,
            ApplicationEventPublisher events) {
        this.db = db;
        this.scope = scope;
        this.shops = shops;
        this.limiter = limiter;
        this.memberships = memberships;
        this.team = team;
        this.history = history;
        this.events = events;
    }

    /** Somebody else is in charge of shops of the tenant, or their tags differ. */
    record CaresChanged(TenantId tenant) implements LivePages.Change {}

    /** Returns the shops of which somebody is in charge or that have tags. */
    @Needs(Permission.SEE_SHOPS)
    public Map<ShopId, ShopCare> all() {
        Map<ShopId, ShopCare> cares = rows(scope.current());
        if (!cares.isEmpty()) {
            Map<MemberId, String> people = people();
            cares.replaceAll((_, care) -> care.named(people));
        }
        return cares;
    }

    /**
     * Returns who can be in charge: the members of the company with their names, in the order in which they joined. A
     * name that several members have is followed by the member's address.
     */
    @Needs(Permission.SEE_SHOPS)
    public Map<MemberId, String> people() {
        List<TeamList.Person> people = team.people();
        List<String> names = people.stream().map(TeamList.Person::name).toList();
        return people.stream()
                .collect(Collectors.toMap(
                        TeamList.Person::member,
                        person -> Collections.frequency(names, person.name()) > 1
                                ? person.name() + " " + person.email()
                                : person.name(),
                        (first, _) -> first,
                        LinkedHashMap::new));
    }

    /**
     * Changes shops, all of them or none. A tag that the company has in another case gets that case.
     *
     * @return why nothing is stored; empty if the change is stored
     */
    @Needs(Permission.CHANGE_SHOPS)
    public Optional<Refused> change(Collection<ShopId> chosen, CareChange change, MemberId member) {
        List<String> added = change.added().stream()
                .flatMap(tag -> ShopCare.tag(tag).stream())
                .toList();
        Optional<String> tooLong = added.stream().filter(ShopCare::tooLong).findFirst();
        if (tooLong.isPresent()) {
            return Optional.of(new Refused(Reason.TAG_TOO_LONG, tooLong.get()));
        }
        TenantId tenant = scope.current();
        CareChange wanted = new CareChange(change.assigns(), change.inCharge(), added, change.removed());
        return limiter.locked(tenant, () -> store(tenant, chosen, wanted, member));
    }

    private Optional<Refused> store(TenantId tenant, Collection<ShopId> chosen, CareChange change, MemberId member) {
        MemberId person = change.inCharge();
        if (person != null && memberships.role(tenant, person).isEmpty()) {
            return Optional.of(new Refused(Reason.MEMBER_GONE, ""));
        }
        Map<ShopId, ShopCare> before = rows(tenant);
        Map<ShopId, ShopCare> after = changed(before, chosen, change);
        return refusal(tenant, chosen, change, after).or(() -> {
            chosen.forEach(shop -> shops.lock(tenant, shop)
                    .ifPresent(found -> store(found, of(before, shop), of(after, shop), member)));
            events.publishEvent(new CaresChanged(tenant));
            return Optional.empty();
        });
    }

    private static Map<ShopId, ShopCare> changed(
            Map<ShopId, ShopCare> before, Collection<ShopId> chosen, CareChange change) {
        Map<ShopId, ShopCare> after = new HashMap<>(before);
        chosen.forEach(shop -> after.put(shop, of(before, shop).without(change.removed())));
        Map<String, String> spellings = spellings(after);
        Collection<String> added = change.added().stream()
                .map(tag -> spellings.computeIfAbsent(ShopCare.folded(tag), _ -> tag))
                .distinct()
                .toList();
        chosen.forEach(shop -> after.computeIfPresent(shop, (_, care) -> {
            ShopCare tagged = care.with(added);
            return change.assigns() ? tagged.inCharge(change.inCharge()) : tagged;
        }));
        return after;
    }

    /** Returns the company's tags by their form without case. */
    private static Map<String, String> spellings(Map<ShopId, ShopCare> cares) {
        return cares.values().stream()
                .flatMap(care -> care.tags().stream())
                .collect(Collectors.toMap(ShopCare::folded, tag -> tag, (first, _) -> first, HashMap::new));
    }

    private static ShopCare of(Map<ShopId, ShopCare> cares, ShopId shop) {
        return cares.getOrDefault(shop, ShopCare.NONE);
    }

    private Optional<Refused> refusal(
            TenantId tenant, Collection<ShopId> chosen, CareChange change, Map<ShopId, ShopCare> after) {
        if (change.added().isEmpty()) {
            return Optional.empty();
        }
        Optional<ShopId> full = chosen.stream()
                .filter(shop -> of(after, shop).tags().size() > ShopCare.MOST_TAGS)
                .findFirst();
        if (full.isPresent()) {
            String name = shops.findById(new TenantShop(tenant, full.get()))
                    .map(Shop::name)
                    .orElse("");
            return Optional.of(new Refused(Reason.TOO_MANY_OF_SHOP, name));
        }
        return spellings(after).size() > MOST_TAGS
                ? Optional.of(new Refused(Reason.TOO_MANY_OF_COMPANY, ""))
                : Optional.empty();
    }

    /** @param member null for the actor of this thread */
    private void store(Shop shop, ShopCare before, ShopCare after, @Nullable MemberId member) {
        if (after.equals(before)) {
            return;
        }
        MemberId inCharge = after.inCharge();
        db.sql("INSERT INTO shop_care (tenant_id, shop_id, in_charge, tags, version) VALUES (?, ?, ?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE in_charge = VALUES(in_charge), tags = VALUES(tags),"
                        + " version = version + 1")
                .params(Column.of(shop.tenant()), Column.of(shop.shopId()))
                .param(inCharge == null ? null : Column.of(inCharge))
                .param(String.join(BETWEEN_TAGS, after.tags()))
                .update();
        history.careChanged(
                shop,
                !Objects.equals(before.inCharge(), inCharge),
                inCharge,
                before.tags().equals(after.tags()) ? null : after.tags(),
                member);
    }

    private Map<ShopId, ShopCare> rows(TenantId tenant) {
        Map<ShopId, ShopCare> rows = new HashMap<>();
        db.sql("SELECT shop_id, in_charge, tags FROM shop_care WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query((row, _) -> {
                    byte[] member = row.getBytes("in_charge");
                    List<String> tags = row.getString("tags").lines().toList();
                    return rows.put(
                            Column.shop(row, "shop_id"),
                            new ShopCare(member == null ? null : new MemberId(Column.uuid(member)), "", tags));
                })
                .list();
        return rows;
    }

    /** The gate lets nobody be put in charge who leaves at the same time. A company without shops has none. */
    @EventListener
    void on(MemberLeft left) {
        TenantId tenant = left.tenant();
        if (shops.count(tenant) > 0) {
            limiter.locked(tenant, () -> {
                rows(tenant).forEach((shop, care) -> {
                    if (left.member().equals(care.inCharge())) {
                        shops.lock(tenant, shop).ifPresent(found -> store(found, care, care.inCharge(null), null));
                    }
                });
                events.publishEvent(new CaresChanged(tenant));
                return true;
            });
        }
    }

    @EventListener
    void on(ShopDeleted deleted) {
        db.sql("DELETE FROM shop_care WHERE tenant_id = ? AND shop_id = ?")
                .params(Column.of(deleted.tenant()), Column.of(deleted.shop()))
                .update();
    }
}

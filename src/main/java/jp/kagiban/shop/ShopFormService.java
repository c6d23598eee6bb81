package jp.kagiban.shop;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.DetailsForm.Details;
import jp.kagiban.shop.KeysForm.Keys;
import jp.kagiban.shop.Problem.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores forms. Entering keys is serialised within a tenant, so that neither a code nor a key comes in twice. */
@Component
class ShopFormService {

    private final TenantScope scope;
    private final Shops shops;
    private final ShopWatches watches;
    private final KeyGenerations generations;
    private final KeyComparison comparison;
    private final KeyIntake intake;
    private final KeyCredentials ring;
    private final Malls malls;
    private final KeyTrialLimiter gate;
    private final ApplicationEventPublisher events;
    private final ShopHistory history;
    private final Clock clock;

    ShopFormService(
            TenantScope scope,
            Shops shops,
            ShopWatches watches,
            KeyGenerations generations,
            KeyComparison comparison,
            KeyIntake intake,
            KeyCredentials ring,
            Malls malls,
            KeyTrialLimiter gate,
            ApplicationEventPublisher events,
            ShopHistory history,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.watches = watches;
        this.generations = generations;
        this.comparison = comparison;
        this.intake = intake;
        this.ring = ring;
        this.malls = malls;
        this.gate = gate;
        this.events = events;
        this.history = history;
        this.clock = clock;
    }

    private Saving storing(Function<UUID, Saving> task) {
        UUID tenant = scope.current();
        return gate.locked(tenant, () -> task.apply(tenant));
    }

    private Saving storing(UUID shop, Function<Shop, Saving> task) {
        return storing(tenant -> shops.lock(tenant, shop).map(task).orElseGet(Saving.Gone::new));
    }

    Optional<Saving.Refused> refusal(NewShop form) {
        Findings findings = new Findings();
        look(scope.current(), form, findings);
        return findings.refusal(form.accepted());
    }

    Saving register(NewShop form, UUID member) {
        return storing(tenant -> {
            Findings findings = new Findings();
            Looked looked = look(tenant, form, findings);
            OpenKeys none = OpenKeys.of(List.of());
            comparison.check(tenant, null, none, looked.keys(), findings, member);
            return refusal(findings, form.accepted()).orElseGet(() -> {
                Shop shop = insert(tenant, looked.details().orElseThrow(), form.family(), member);
                return saved(shop, intake.enter(shop, none, looked.keys(), false, member), findings);
            });
        });
    }

    private record Looked(Optional<Details> details, Keys keys) {}

    private Looked look(UUID tenant, NewShop form, Findings findings) {
        Family family = form.family();
        Mall mall = malls.of(family.mall());
        Optional<Details> details = details(tenant, mall, null, form.name(), form.address(), form.userId(), findings);
        if (!mall.offers(family)) {
            findings.add(ShopField.of(family.key()), Kind.NO_DEVELOPER_APP);
        }
        return new Looked(
                details, KeysForm.check(form.keys(), mall, family, KeysForm.OnRecord.NOTHING, false, findings));
    }

    private static Optional<Saving> refusal(Findings findings, Set<Kind> accepted) {
        return findings.refusal(accepted).map(Saving.class::cast);
    }

    private Shop insert(UUID tenant, Details details, Family family, UUID member) {
        Shop shop = shops.save(new Shop(
                new ShopId(tenant, Ids.next()),
                0,
                details.name(),
                details.code(),
                details.userId(),
                family.mall().name(),
                family.name(),
                0,
                clock.instant(),
                member));
        watches.save(ShopWatch.of(shop.id()));
        history.write(Action.SHOP_REGISTERED, shop, member);
        return shop;
    }

    Saving update(UUID id, ShopEdit form, UUID member) {
        return storing(id, shop -> {
            if (shop.version() != form.version()) {
                return new Saving.Overtaken();
            }
            Findings findings = new Findings();
            Optional<Details> details =
                    details(shop.tenant(), ring.mall(shop), id, form.name(), form.address(), form.userId(), findings);
            Entry entry = entry(shop, form.keys(), true, findings, member);
            return refusal(findings, form.accepted()).orElseGet(() -> {
                Shop changed = shop.with(details.orElseThrow());
                Shop stored = changed.equals(shop) ? shop : save(shop, changed, member);
                return saved(stored, entry.enter(stored, member), findings);
            });
        });
    }

    private Shop save(Shop before, Shop changed, UUID member) {
        history.changed(before, changed, member);
        return shops.save(changed);
    }

    Saving replaceKeys(UUID id, KeyEntry keys, Set<Kind> accepted, UUID member) {
        return storing(id, shop -> {
            Findings findings = new Findings();
            Entry entry = entry(shop, keys, false, findings, member);
            return refusal(findings, accepted).orElseGet(() -> saved(shop, entry.enter(shop, member), findings));
        });
    }

    Saving renew(UUID id, String key, Set<Kind> accepted, UUID member) {
        return storing(id, shop -> {
            Findings findings = new Findings();
            KeyEntry renewal = new KeyEntry(Map.of(ring.family(shop).key().name(), key));
            Entry entry = entry(shop, renewal, false, findings, member);
            if (entry.open.waiting() != null) {
                return new Saving.Overtaken();
            }
            return refusal(findings, accepted).orElseGet(() -> saved(shop, entry.enter(shop, member), findings));
        });
    }

    /** Keys that were looked at, and beside what. */
    private final class Entry {

        private final OpenKeys open;
        private final Keys keys;
        private final boolean sameKey;

        private Entry(OpenKeys open, Keys keys, boolean sameKey) {
            this.open = open;
            this.keys = keys;
            this.sameKey = sameKey;
        }

        @Nullable
        UUID enter(Shop shop, UUID member) {
            return keys.empty() ? null : intake.enter(shop, open, keys, sameKey, member);
        }
    }

    private Entry entry(Shop shop, KeyEntry entered, boolean nothingIsFine, Findings findings, UUID member) {
        UUID id = shop.id().id();
        OpenKeys open = OpenKeys.of(generations.open(shop.tenant(), id));
        Keys keys =
                KeysForm.check(entered, ring.mall(shop), ring.family(shop), open.onRecord(), nothingIsFine, findings);
        boolean sameKey = comparison.check(shop.tenant(), id, open, keys, findings, member);
        return new Entry(open, keys, sameKey);
    }

    private Optional<Details> details(
            UUID tenant,
            Mall mall,
            @Nullable UUID self,
            String name,
            String address,
            String userId,
            Findings findings) {
        Optional<Details> details = DetailsForm.check(mall, name, address, userId, findings);
        details.flatMap(checked ->
                        shops.findByIdTenantIdAndMallAndCode(tenant, mall.id().name(), checked.code()))
                .filter(other -> !other.id().id().equals(self))
                .ifPresent(other -> findings.add(new Problem(
                        ShopField.ADDRESS,
                        Kind.SHOP_TWICE,
                        List.of(other.code(), other.name()),
                        other.id().id())));
        return details;
    }

    private Saving saved(Shop shop, @Nullable UUID generation, Findings findings) {
        UUID id = shop.id().id();
        events.publishEvent(new ShopChanged(shop.tenant(), id));
        return new Saving.Saved(id, generation, findings.mended());
    }
}

package jp.kagiban.shop.entry;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.entry.DetailsForm.Details;
import jp.kagiban.shop.entry.FormCheck.CheckedForm;
import jp.kagiban.shop.entry.FormCheck.Entry;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/**
 * Stores the forms of shops of the current tenant. Within a tenant, only one form is stored at a time, so that no code
 * and no key is stored twice. A shop of another tenant counts as missing. No method calls a mall; jobs do that.
 */
@NamedInterface("entry")
@Service
public class ShopFormService {

    private final TenantScope scope;
    private final KeyTrialLimiter limiter;
    private final FormCheck check;
    private final Shops shops;
    private final DetailsStore details;
    private final KeyIntake intake;
    private final Access access;
    private final ApplicationEventPublisher events;

    ShopFormService(
            TenantScope scope,
            KeyTrialLimiter limiter,
            FormCheck check,
            Shops shops,
            DetailsStore details,
            KeyIntake intake,
            Access access,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.limiter = limiter;
        this.check = check;
        this.shops = shops;
        this.details = details;
        this.intake = intake;
        this.access = access;
        this.events = events;
    }

    private Saving underLock(Function<TenantId, Saving> task) {
        TenantId tenant = scope.current();
        return limiter.locked(tenant, () -> task.apply(tenant));
    }

    private Saving underLock(ShopId shop, Function<Shop, Saving> task) {
        return underLock(tenant -> shops.lock(tenant, shop).map(task).orElseGet(Saving.Gone::new));
    }

    /**
     * Validates the form of a new shop against the other shops, without comparing keys. Stores nothing. Pages call it
     * first, so that members prove their identity only for a valid form. Returns the refusal, or empty.
     */
    @Needs(Permission.CHANGE_KEYS)
    public Optional<Saving.Refused> refusal(NewShop form) {
        Findings findings = new Findings();
        check.checkNew(scope.current(), form, findings);
        return findings.refusal(form.accepted());
    }

    /** Stores a new shop with its first key. */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public Saving register(NewShop form, MemberId member) {
        return underLock(tenant -> {
            Findings findings = new Findings();
            CheckedForm checked = check.checkNew(tenant, form, findings);
            Entry entry = check.newEntry(tenant, checked.keys(), findings, member);
            return refusal(findings, form.accepted()).orElseGet(() -> {
                Shop shop = details.insert(tenant, checked.details().orElseThrow(), form.family(), member);
                return saved(shop, enter(shop, entry, member), findings);
            });
        });
    }

    private static Optional<Saving> refusal(Findings findings, Set<Kind> accepted) {
        return findings.refusal(accepted).map(Saving.class::cast);
    }

    /**
     * Stores the form of a saved shop: the details, and a new key generation if a secret was entered. A new key requires a
     * fresh proof of identity.
     */
    @Needs(Permission.CHANGE_SHOPS)
    public Saving update(ShopId shop, ShopEdit form, MemberId member) {
        if (form.keys().entered()) {
            access.requireFresh(Permission.CHANGE_KEYS);
        }
        return underLock(
                shop,
                found -> found.version() == form.version() ? update(found, form, member) : new Saving.Overtaken());
    }

    private Saving update(Shop shop, ShopEdit form, MemberId member) {
        Findings findings = new Findings();
        Optional<Details> entered = check.details(shop, form, findings);
        Entry entry = check.entry(shop, form.keys(), true, findings, member);
        return refusal(findings, form.accepted()).orElseGet(() -> {
            Shop stored = details.update(shop, entered.orElseThrow(), member);
            return saved(stored, enter(stored, entry, member), findings);
        });
    }

    /**
     * Enters a new key generation. An empty field is copied from the newest open generation. A waiting key ends as
     * replaced, and the key in use stays. If all fields are empty, nothing is stored, and the key's field has the
     * problem EMPTY.
     *
     * @param accepted the warnings that the member has accepted
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public Saving replaceKeys(ShopId shop, KeyEntry keys, Set<Kind> accepted, MemberId member) {
        return underLock(shop, found -> {
            Findings findings = new Findings();
            Entry entry = check.entry(found, keys, false, findings, member);
            return refusal(findings, accepted).orElseGet(() -> saved(found, enter(found, entry, member), findings));
        });
    }

    /**
     * Enters a new key and keeps the other fields, unless a key already waits.
     *
     * @param key the value of the renewed field
     * @param accepted the warnings that the member has accepted
     * @return {@link Saving.Overtaken} if a key waits
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public Saving renew(ShopId shop, String key, Set<Kind> accepted, MemberId member) {
        return underLock(shop, found -> {
            Findings findings = new Findings();
            Entry entry = check.entry(found, check.renewal(found, key), false, findings, member);
            if (entry.open().waiting() != null) {
                return new Saving.Overtaken();
            }
            return refusal(findings, accepted).orElseGet(() -> saved(found, enter(found, entry, member), findings));
        });
    }

    private @Nullable GenerationId enter(Shop shop, Entry entry, MemberId member) {
        return entry.keys().empty() ? null : intake.enter(shop, entry.open(), entry.keys(), entry.sameKey(), member);
    }

    private Saving saved(Shop shop, @Nullable GenerationId generation, Findings findings) {
        ShopId id = shop.shopId();
        events.publishEvent(new ShopChanged(shop.tenant(), id));
        return new Saving.Saved(id, generation, findings.normalized());
    }
}

package jp.kagiban.shop.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.entry.DetailsForm.Details;
import jp.kagiban.shop.entry.FormCheck.Entry;
import jp.kagiban.shop.entry.KeysForm.Keys;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores many new shops of the current tenant with their first keys: all shops, or none. Callers check the permission. */
@Component
public class ManyShops {

    private final TenantScope scope;
    private final KeyTrialLimiter limiter;
    private final FormCheck check;
    private final DetailsStore details;
    private final KeyIntake intake;
    private final ApplicationEventPublisher events;

    ManyShops(
            TenantScope scope,
            KeyTrialLimiter limiter,
            FormCheck check,
            DetailsStore details,
            KeyIntake intake,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.limiter = limiter;
        this.check = check;
        this.details = details;
        this.intake = intake;
        this.events = events;
    }

    /**
     * The result for one of the shops.
     *
     * @param name the shop's name; empty if a problem of the details blocks, since the field may then hold a secret
     * @param code the shop's code from the address; empty if a problem of the details blocks
     * @param lastFour the last four characters of the key, or empty
     * @param problems the blocking problems; if none blocks, the warnings that weren't accepted
     * @param mended the normalized fields
     * @param saved null if nothing is stored
     */
    public record Looked(
            String name,
            String code,
            String lastFour,
            List<Problem> problems,
            List<Normalized> mended,
            Saving.@Nullable Saved saved) {}

    /** Result for one shop while all shops are being stored. A single refusal rolls all back. */
    private record Tried(Looked looked, Optional<Saving.Refused> refusal) {}

    /** Rolls the transaction back, because a shop was refused. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<Tried> tried;

        RolledBack(List<Tried> tried) {
            super("One of the shops is refused", null, false, false);
            this.tried = tried;
        }
    }

    /**
     * Returns the problems of each shop, judging by its form, the other forms and the company's shops, without comparing keys.
     */
    public List<Looked> look(List<NewShop> forms) {
        TenantId tenant = scope.current();
        Map<String, String> codes = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        List<Looked> all = new ArrayList<>();
        for (NewShop form : forms) {
            Findings findings = new Findings();
            FormCheck.CheckedForm checked = check.checkNew(tenant, form, findings);
            checked.details().ifPresent(shop -> {
                findRepeated(ShopField.ADDRESS, shop.code(), shop.name(), codes, findings);
                ShopField key = ShopField.of(form.family().key());
                findRepeated(key, checked.keys().key(), shop.name(), keys, findings);
            });
            all.add(looked(checked, findings, findings.refusal(form.accepted()), null));
        }
        return all;
    }

    private static void findRepeated(
            ShopField field, String value, String shop, Map<String, String> shopsOfValues, Findings findings) {
        String other = value.isEmpty() ? null : shopsOfValues.putIfAbsent(value, shop);
        if (other != null) {
            findings.add(field, Kind.TWICE, other);
        }
    }

    /** Stores the shops one at a time, so that each is compared with the earlier shops. A single refusal rolls all back. */
    public List<Looked> register(List<NewShop> forms, MemberId member) {
        TenantId tenant = scope.current();
        try {
            return limiter.locked(tenant, () -> {
                List<Tried> tried =
                        forms.stream().map(form -> store(tenant, form, member)).toList();
                if (tried.stream().anyMatch(shop -> shop.refusal().isPresent())) {
                    throw new RolledBack(tried);
                }
                return tried.stream().map(Tried::looked).toList();
            });
        } catch (RolledBack rolledBack) {
            return rolledBack.tried.stream().map(ManyShops::withoutShop).toList();
        }
    }

    private Tried store(TenantId tenant, NewShop form, MemberId member) {
        Findings findings = new Findings();
        FormCheck.CheckedForm checked = check.checkNew(tenant, form, findings);
        Entry entry = check.newEntry(tenant, checked.keys(), findings, member);
        Optional<Saving.Refused> refusal = findings.refusal(form.accepted());
        Saving.Saved saved =
                refusal.isPresent() ? null : store(tenant, checked.details().orElseThrow(), form, entry, member);
        return new Tried(looked(checked, findings, refusal, saved), refusal);
    }

    private Saving.Saved store(TenantId tenant, Details entered, NewShop form, Entry entry, MemberId member) {
        Shop shop = details.insert(tenant, entered, form.family(), member);
        GenerationId key = intake.enter(shop, entry.open(), entry.keys(), entry.sameKey(), member);
        ShopId id = shop.shopId();
        events.publishEvent(new ShopChanged(tenant, id));
        return new Saving.Saved(id, key, List.of());
    }

    private static Looked looked(
            FormCheck.CheckedForm checked,
            Findings findings,
            Optional<Saving.Refused> refusal,
            Saving.@Nullable Saved saved) {
        Keys keys = checked.keys();
        return new Looked(
                checked.details().map(Details::name).orElse(""),
                checked.details().map(Details::code).orElse(""),
                KeyInput.lastFour(keys.key()),
                refusal.map(Saving.Refused::problems).orElse(List.of()),
                findings.normalized(),
                saved);
    }

    private static Looked withoutShop(Tried tried) {
        Looked looked = tried.looked();
        return new Looked(looked.name(), looked.code(), looked.lastFour(), looked.problems(), looked.mended(), null);
    }
}

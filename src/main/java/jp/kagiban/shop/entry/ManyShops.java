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

/** Stores many new shops of the current tenant, each with its first key, all or none. Callers check the permission. */
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
     * One of the shops.
     *
     * @param name empty if the form is wrong, since the field may then hold anything
     * @param code from its address; empty if that is none
     * @param lastFour of its key, or empty
     * @param problems those that block, or else the warnings that weren't accepted
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

    /** Result for one shop while all are being stored; one refusal rolls all back. */
    private record Tried(Looked looked, Optional<Saving.Refused> refusal) {}

    /** Rolls the transaction back. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<Tried> tried;

        Undone(List<Tried> tried) {
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
            FormCheck.Looked looked = check.look(tenant, form, findings);
            looked.details().ifPresent(shop -> {
                findTwice(ShopField.ADDRESS, shop.code(), shop.name(), codes, findings);
                ShopField key = ShopField.of(form.family().key());
                findTwice(key, looked.keys().key(), shop.name(), keys, findings);
            });
            all.add(looked(looked, findings, findings.refusal(form.accepted()), null));
        }
        return all;
    }

    private static void findTwice(
            ShopField field, String value, String shop, Map<String, String> shopsOfValues, Findings findings) {
        String other = value.isEmpty() ? null : shopsOfValues.putIfAbsent(value, shop);
        if (other != null) {
            findings.add(field, Kind.TWICE, other);
        }
    }

    /** Stores all, one at a time, so that each is compared with those before it. One refusal rolls all back. */
    public List<Looked> register(List<NewShop> forms, MemberId member) {
        TenantId tenant = scope.current();
        try {
            return limiter.locked(tenant, () -> {
                List<Tried> tried =
                        forms.stream().map(form -> store(tenant, form, member)).toList();
                if (tried.stream().anyMatch(one -> one.refusal().isPresent())) {
                    throw new Undone(tried);
                }
                return tried.stream().map(Tried::looked).toList();
            });
        } catch (Undone undone) {
            return undone.tried.stream().map(ManyShops::withoutShop).toList();
        }
    }

    private Tried store(TenantId tenant, NewShop form, MemberId member) {
        Findings findings = new Findings();
        FormCheck.Looked looked = check.look(tenant, form, findings);
        Entry entry = check.first(tenant, looked.keys(), findings, member);
        Optional<Saving.Refused> refusal = findings.refusal(form.accepted());
        Saving.Saved saved =
                refusal.isPresent() ? null : store(tenant, looked.details().orElseThrow(), form, entry, member);
        return new Tried(looked(looked, findings, refusal, saved), refusal);
    }

    private Saving.Saved store(TenantId tenant, Details entered, NewShop form, Entry entry, MemberId member) {
        Shop shop = details.insert(tenant, entered, form.family(), member);
        GenerationId key = intake.enter(shop, entry.open(), entry.keys(), entry.sameKey(), member);
        ShopId id = shop.shopId();
        events.publishEvent(new ShopChanged(tenant, id));
        return new Saving.Saved(id, key, List.of());
    }

    private static Looked looked(
            FormCheck.Looked looked,
            Findings findings,
            Optional<Saving.Refused> refusal,
            Saving.@Nullable Saved saved) {
        Keys keys = looked.keys();
        return new Looked(
                looked.details().map(Details::name).orElse(""),
                looked.details().map(Details::code).orElse(""),
                KeyInput.lastFour(keys.key()),
                refusal.map(Saving.Refused::problems).orElse(List.of()),
                findings.mended(),
                saved);
    }

    private static Looked withoutShop(Tried tried) {
        Looked looked = tried.looked();
        return new Looked(looked.name(), looked.code(), looked.lastFour(), looked.problems(), looked.mended(), null);
    }
}

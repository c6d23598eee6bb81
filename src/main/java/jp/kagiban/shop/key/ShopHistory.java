package jp.kagiban.shop.key;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.audit.SubjectNames;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes this module's entries into the history, in the caller's transaction. Also provides the names of shops there. */
@Component
public class ShopHistory implements SubjectNames {

    private final AuditTrail trail;
    private final TenantScope scope;
    private final Shops shops;

    ShopHistory(AuditTrail trail, TenantScope scope, Shops shops) {
        this.trail = trail;
        this.scope = scope;
        this.shops = shops;
    }

    @Override
    public Optional<String> name(Subject subject) {
        return subject.kind() == Subject.Kind.SHOP
                ? scope.find()
                        .flatMap(tenant -> shops.findById(new TenantShop(tenant, new ShopId(subject.id()))))
                        .map(Shop::name)
                : Optional.empty();
    }

    /** @param member null for the actor of this thread */
    public void write(Action action, Shop shop, @Nullable MemberId member) {
        write(AuditRecord.of(action).on(Subject.shop(shop.shopId(), shop.name())), member);
    }

    /** Records which fields of the details differ. */
    public void changed(Shop before, Shop after, MemberId member) {
        StringBuilder fields = new StringBuilder();
        append(fields, ShopField.NAME, before.name().equals(after.name()));
        append(fields, ShopField.ADDRESS, before.code().equals(after.code()));
        append(fields, ShopField.USER_ID, Objects.equals(before.userId(), after.userId()));
        write(
                AuditRecord.of(Action.SHOP_CHANGED)
                        .on(Subject.shop(after.shopId(), after.name()))
                        .with(Detail.FIELDS, fields.toString()),
                member);
    }

    /**
     * Records who is in charge of the shop from now on, and its tags.
     *
     * @param otherPerson whether another person is in charge now
     * @param tags the tags; null if they are as before
     * @param member null for the actor of this thread
     */
    public void careChanged(
            Shop shop,
            boolean otherPerson,
            @Nullable MemberId inCharge,
            @Nullable List<String> tags,
            @Nullable MemberId member) {
        StringBuilder fields = new StringBuilder();
        append(fields, ShopField.IN_CHARGE, !otherPerson);
        append(fields, ShopField.TAGS, tags == null);
        write(
                AuditRecord.of(Action.SHOP_CHANGED)
                        .on(Subject.shop(shop.shopId(), shop.name()))
                        .with(Detail.FIELDS, fields.toString())
                        .with(Detail.IN_CHARGE, otherPerson ? inCharge : null)
                        .with(Detail.TAGS, tags == null ? null : tags(tags)),
                member);
    }

    private static String tags(List<String> tags) {
        return tags.stream().map(tag -> "#" + tag).collect(Collectors.joining(" "));
    }

    private static void append(StringBuilder fields, ShopField field, boolean same) {
        if (!same) {
            fields.append(fields.isEmpty() ? "" : " ").append(field.name());
        }
    }

    /** @param member null for the actor of this thread */
    public void write(Action action, KeyGeneration key, @Nullable MemberId member) {
        write(of(action, key), member);
    }

    public void expiryEntered(KeyGeneration key, Object day, MemberId member) {
        write(of(Action.KEY_EXPIRY_ENTERED, key).with(Detail.DAY, day), member);
    }

    /** Records that the mall accepts the key. */
    public void activated(KeyGeneration key) {
        trail.record(of(Action.KEY_ACTIVATED, key).by(Actor.portal()));
    }

    /** @param member the member who ended the key; null if the mall's answers did */
    void ended(KeyGeneration key, KeyRecord.EndReason reason, @Nullable MemberId member) {
        Action action = switch (reason) {
            case WITHDRAWN -> Action.KEY_WITHDRAWN;
            case NOT_ACCEPTED -> Action.KEY_NOT_ACCEPTED;
            case SUPERSEDED, CORRECTED, REPLACED -> Action.KEY_RETIRED;
        };
        Actor actor = member == null ? Actor.portal() : Actor.member(member, null);
        trail.record(of(action, key).with(Detail.REASON, reason).by(actor));
    }

    private static AuditRecord of(Action action, KeyGeneration key) {
        return AuditRecord.of(action)
                .on(Subject.shop(key.shopId()))
                .with(Detail.KEY, key.origin().lastFour());
    }

    private void write(AuditRecord entry, @Nullable MemberId member) {
        trail.record(member == null ? entry : entry.by(Actor.member(member, null)));
    }
}

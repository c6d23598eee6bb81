package jp.kagiban.audit;

import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The object of an action.
 *
 * @param label the object's name at that moment; if null, it is looked up when the entry is recorded
 */
public record Subject(Kind kind, UUID id, @Nullable String label) {

    public enum Kind {
        SHOP,
        MEMBER,
        TENANT
    }

    public static Subject shop(ShopId shop) {
        return new Subject(Kind.SHOP, shop.id(), null);
    }

    public static Subject shop(ShopId shop, String name) {
        return new Subject(Kind.SHOP, shop.id(), name);
    }

    public static Subject member(MemberId member) {
        return new Subject(Kind.MEMBER, member.id(), null);
    }

    public static Subject member(MemberId member, String name) {
        return new Subject(Kind.MEMBER, member.id(), name);
    }

    public static Subject tenant(TenantId tenant, String name) {
        return new Subject(Kind.TENANT, tenant.id(), name);
    }

    Subject labelled(@Nullable String name) {
        return new Subject(kind, id, name);
    }
}

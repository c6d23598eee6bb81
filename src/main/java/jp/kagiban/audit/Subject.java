package jp.kagiban.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On what something was done.
 *
 * @param label its name at that moment; null: to be looked up when the entry is recorded
 */
public record Subject(Kind kind, UUID id, @Nullable String label) {

    public enum Kind {
        SHOP,
        MEMBER,
        TENANT
    }

    public static Subject shop(UUID id) {
        return new Subject(Kind.SHOP, id, null);
    }

    public static Subject shop(UUID id, String name) {
        return new Subject(Kind.SHOP, id, name);
    }

    public static Subject member(UUID id) {
        return new Subject(Kind.MEMBER, id, null);
    }

    public static Subject member(UUID id, String name) {
        return new Subject(Kind.MEMBER, id, name);
    }

    public static Subject tenant(UUID id, String name) {
        return new Subject(Kind.TENANT, id, name);
    }

    Subject labelled(@Nullable String name) {
        return new Subject(kind, id, name);
    }
}

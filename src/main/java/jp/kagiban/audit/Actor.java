package jp.kagiban.audit;

import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The person or the part of the portal that acts.
 *
 * @param id the member or the operator; null for the portal and where nobody is known
 * @param address from where (an IP address), or null
 */
public record Actor(
        Kind kind, @Nullable MemberId id, @Nullable String address) {

    public enum Kind {
        MEMBER,
        /** The portal itself: its jobs and its start. */
        PORTAL,
        /** An operator of the portal. */
        OPERATOR,
        /** Somebody who isn't logged in. */
        NOBODY
    }

    public static Actor member(MemberId id, @Nullable String address) {
        return new Actor(Kind.MEMBER, id, address);
    }

    public static Actor operator(MemberId id, @Nullable String address) {
        return new Actor(Kind.OPERATOR, id, address);
    }

    public static Actor portal() {
        return new Actor(Kind.PORTAL, null, null);
    }

    public static Actor nobody(@Nullable String address) {
        return new Actor(Kind.NOBODY, null, address);
    }
}

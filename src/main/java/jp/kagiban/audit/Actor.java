package jp.kagiban.audit;

import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The person, or the part of the portal, that acts.
 *
 * @param id the member or operator; null for the portal and for somebody unknown
 * @param address the IP address from which they act, or null
 */
public record Actor(
        Kind kind, @Nullable MemberId id, @Nullable String address) {

    public enum Kind {
        MEMBER,
        /** The portal itself: its jobs, or its start. */
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

package jp.kagiban.shop;

import java.util.Collection;
import java.util.List;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A change of who is in charge of shops, and of their tags. It names only what changes, so that it keeps what others have
 * changed meanwhile.
 *
 * @param assigns whether it changes who is in charge
 * @param inCharge who is in charge from now on; null for nobody
 * @param added tags as typed
 * @param removed tags, in any case
 */
public record CareChange(boolean assigns, @Nullable MemberId inCharge, List<String> added, List<String> removed) {

    public CareChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Returns the change that leads from one state of a shop to another. */
    public static CareChange between(ShopCare before, @Nullable MemberId inCharge, Collection<String> tags) {
        return new CareChange(
                inCharge == null ? before.inCharge() != null : !inCharge.equals(before.inCharge()),
                inCharge,
                tags.stream().filter(tag -> !before.tags().contains(tag)).toList(),
                before.tags().stream().filter(tag -> !tags.contains(tag)).toList());
    }

    /** Why a change isn't stored. */
    public enum Reason {
        /** A tag has too many characters. */
        TAG_TOO_LONG,
        /** A shop would have too many tags. */
        TOO_MANY_OF_SHOP,
        /** The company would have too many different tags. */
        TOO_MANY_OF_COMPANY,
        /** The member has left the company. */
        MEMBER_GONE
    }

    /** @param what the tag or the shop that it is about; may be empty */
    public record Refused(Reason reason, String what) {}
}

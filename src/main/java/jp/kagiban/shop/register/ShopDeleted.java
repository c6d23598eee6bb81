package jp.kagiban.shop.register;

import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.modulith.NamedInterface;

/**
 * A shop is being deleted; published in that transaction while the shop's row still stands, so that whoever keeps rows of the
 * shop can delete them.
 *
 * @param member who deletes it; {@link #BY_NOBODY} where its company ends
 */
@NamedInterface("register")
public record ShopDeleted(TenantId tenant, ShopId shop, MemberId member) {

    /** It goes with its company. */
    public static final MemberId BY_NOBODY = new MemberId(new UUID(0, 0));
}

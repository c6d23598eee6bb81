package jp.kagiban.shop.register;

import java.util.UUID;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.modulith.NamedInterface;

/**
 * A shop is being deleted. Published in the transaction of the deletion while the shop's row still exists, so that
 * listeners can delete their own rows.
 *
 * @param member the member who deletes the shop; {@link #BY_NOBODY} if its company is deleted
 */
@NamedInterface("register")
public record ShopDeleted(TenantId tenant, ShopId shop, MemberId member) {

    /** The shop is deleted with its company. */
    public static final MemberId BY_NOBODY = new MemberId(new UUID(0, 0));
}

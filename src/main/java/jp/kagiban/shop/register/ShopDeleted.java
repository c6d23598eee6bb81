package jp.kagiban.shop.register;

import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * A shop is being deleted; published in that transaction while the shop's row still stands, so that whoever keeps rows of the
 * shop can delete them.
 *
 * @param member who deletes it; {@link #BY_NOBODY} where its company ends
 */
@NamedInterface("register")
public record ShopDeleted(UUID tenant, UUID shop, UUID member) {

    /** It goes with its company. */
    public static final UUID BY_NOBODY = new UUID(0, 0);
}

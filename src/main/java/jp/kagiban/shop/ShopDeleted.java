package jp.kagiban.shop;

import java.util.UUID;

/**
 * A shop is being deleted; published in that transaction while the shop's row still stands, so that whoever keeps rows of the
 * shop can delete them.
 *
 * @param member who deletes it
 */
public record ShopDeleted(UUID tenant, UUID shop, UUID member) {}

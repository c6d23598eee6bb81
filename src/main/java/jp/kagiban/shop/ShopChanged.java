package jp.kagiban.shop;

import java.util.UUID;

/** Something that screens show of a shop has changed; published in the transaction that changed it. */
public record ShopChanged(UUID tenant, UUID shop) {}

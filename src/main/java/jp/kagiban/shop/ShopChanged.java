package jp.kagiban.shop;

import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** Something that screens show of a shop has changed; published in the transaction that changed it. */
public record ShopChanged(UUID tenant, UUID shop) implements LivePages.Change {}

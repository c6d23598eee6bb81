package jp.kagiban.shop.register;

import java.util.UUID;
import jp.kagiban.kit.LivePages;
import org.springframework.modulith.NamedInterface;

/** Something that screens show of a shop has changed; published in the transaction that changed it. */
@NamedInterface("register")
public record ShopChanged(UUID tenant, UUID shop) implements LivePages.Change {}

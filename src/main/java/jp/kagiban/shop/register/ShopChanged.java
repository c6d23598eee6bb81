package jp.kagiban.shop.register;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.modulith.NamedInterface;

/** Something that screens show of a shop has changed; published in the transaction that changed it. */
@NamedInterface("register")
public record ShopChanged(TenantId tenant, ShopId shop) implements LivePages.Change {}

package jp.kagiban.shop.register;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.modulith.NamedInterface;

/** The state of a shop that pages show has changed. Published in the transaction of the change. */
@NamedInterface("register")
public record ShopChanged(TenantId tenant, ShopId shop) implements LivePages.Change {}

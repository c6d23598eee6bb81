package jp.kagiban.shop.register;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A key came into use.
 *
 * @param expiresAt null if the mall returned no date
 */
@NamedInterface("register")
public record ShopKeyActivated(
        TenantId tenant,
        ShopId shop,
        GenerationId generation,
        @Nullable Instant expiresAt) {}

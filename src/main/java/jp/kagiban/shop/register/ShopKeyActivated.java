package jp.kagiban.shop.register;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A key has become the one in use.
 *
 * @param expiresAt null where the mall did not tell
 */
@NamedInterface("register")
public record ShopKeyActivated(
        TenantId tenant,
        ShopId shop,
        GenerationId generation,
        @Nullable Instant expiresAt) {}

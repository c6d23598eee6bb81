package jp.kagiban.shop.register;

import java.time.Instant;
import org.springframework.modulith.NamedInterface;

/**
 * What came of asking for a check at once.
 *
 * @param planned whether the mall is being asked now
 * @param again from when on it may be asked for again
 */
@NamedInterface("register")
public record CheckNow(boolean planned, Instant again) {}

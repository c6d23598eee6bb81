package jp.kagiban.shop.register;

import java.time.Instant;
import org.springframework.modulith.NamedInterface;

/**
 * Result of a request for an immediate check.
 *
 * @param planned whether the request has planned a check
 * @param again the time from which a check may be requested again
 */
@NamedInterface("register")
public record CheckNow(boolean planned, Instant again) {}

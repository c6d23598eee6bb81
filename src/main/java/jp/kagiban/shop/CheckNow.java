package jp.kagiban.shop;

import java.time.Instant;

/**
 * What came of asking for a check at once.
 *
 * @param planned whether the mall is being asked now
 * @param again from when on it may be asked for again
 */
public record CheckNow(boolean planned, Instant again) {}

package jp.kagiban.calendar;

import java.time.Instant;
import java.util.Locale;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/**
 * A private address under which a member's calendar finds the dates of one company. The token in it is kept as a hash only.
 *
 * @param language in which the address was made, and in which its dates speak
 */
record Feed(TenantId tenant, MemberId member, Locale language, Instant madeAt) {}

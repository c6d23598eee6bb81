package jp.kagiban.mall;

import jp.kagiban.shared.TenantId;

/**
 * On whose behalf a mall is called. Decides which queue the call joins, and its place there.
 *
 * @param tenant whose job it is; the tenants in one line take turns
 * @param line what calls are counted under, one a second over all kinds of calls: the call number of a key that the mall
 *     has accepted, whichever tenant it is of; for any other key a name that no other tenant's calls have
 * @param urgent whether it goes before calls that can wait: a check before intake and diagnosis
 */
public record MallCaller(TenantId tenant, String line, boolean urgent) {}

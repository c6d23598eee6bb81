package jp.kagiban.mall;

import jp.kagiban.shared.TenantId;

/**
 * The tenant and queue of a call to a mall.
 *
 * @param tenant the owner of the job; tenants in one queue take turns
 * @param line the name of the queue, which is limited to one call a second over all kinds of calls. An accepted key has
 *     its number as name, the same for all tenants. Any other key has a name that only this tenant uses
 * @param urgent whether the call goes first: checks go before order intake and diagnosis
 */
public record MallCaller(TenantId tenant, String line, boolean urgent) {}

package jp.kagiban.tenancy;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/** Those who run the portal have ended the suspension of a company. */
public record TenantResumed(TenantId tenant, MemberId operator) {}

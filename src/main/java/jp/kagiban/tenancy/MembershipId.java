package jp.kagiban.tenancy;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

record MembershipId(TenantId tenantId, MemberId memberId) {}

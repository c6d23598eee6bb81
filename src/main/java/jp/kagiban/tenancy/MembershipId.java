package jp.kagiban.tenancy;

import java.util.UUID;

record MembershipId(UUID tenantId, UUID memberId) {}

package jp.kagiban.tenancy;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

record InvitationId(TenantId tenantId, UUID id) {}

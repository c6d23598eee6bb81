package jp.kagiban.tenancy;

import java.util.UUID;

record InvitationId(UUID tenantId, UUID id) {}

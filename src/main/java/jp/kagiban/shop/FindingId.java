package jp.kagiban.shop;

import java.util.UUID;
import jp.kagiban.rms.RmsFunction;

record FindingId(UUID tenantId, UUID shopId, RmsFunction rmsFunction) {}

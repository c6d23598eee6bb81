package jp.kagiban.operator;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A member who runs the portal, and since when. */
record PortalOperator(@Id UUID memberId, @Version long version, Instant grantedAt) {}

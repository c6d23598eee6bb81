package jp.kagiban.operator;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A member who runs the portal, and since when. */
record PortalOperator(@Id MemberId memberId, @Version long version, Instant grantedAt) {}

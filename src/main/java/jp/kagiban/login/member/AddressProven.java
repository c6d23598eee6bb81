package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/**
 * A member's mail address has been proven.
 *
 * @param bySelf whether the member proved it in a session of their own. If not, somebody else may have created the account. The
 * prover has set a new password, and all earlier factors, passkeys and sessions must end
 */
@NamedInterface("member")
public record AddressProven(MemberId member, boolean bySelf) {}

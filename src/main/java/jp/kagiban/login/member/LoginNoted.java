package jp.kagiban.login.member;

import jp.kagiban.audit.AuditRecord;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/**
 * An entry about a member's login or factors was recorded in the login space. The member's companies get it in their histories
 * too.
 */
@NamedInterface("member")
public record LoginNoted(MemberId member, AuditRecord deed) {}

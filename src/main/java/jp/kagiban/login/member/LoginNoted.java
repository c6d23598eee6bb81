package jp.kagiban.login.member;

import jp.kagiban.audit.AuditRecord;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/**
 * Something of a member's login or factors was written into the history of the login space that their companies are to read in
 * theirs too.
 */
@NamedInterface("member")
public record LoginNoted(MemberId member, AuditRecord deed) {}

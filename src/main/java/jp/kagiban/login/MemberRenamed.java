package jp.kagiban.login;

import jp.kagiban.shared.MemberId;

/**
 * A member has another name now. Published in the transaction of the change.
 *
 * @param before the name until then
 */
public record MemberRenamed(MemberId member, String before) {}

package jp.kagiban.login;

import java.util.UUID;

/**
 * A member has another name now. Published in the transaction of the change.
 *
 * @param before the name until then
 */
public record MemberRenamed(UUID member, String before) {}

package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;

/** A member has a new password: their sessions must end, but for the one in which they changed it, if they did it in one. */
public record PasswordChanged(MemberId member) {}

package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;

/** A member has a new password. All their sessions must end, except the one in which they changed it. */
public record PasswordChanged(MemberId member) {}

package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;

/** A member resets their password by mail. Published in the transaction of the reset, before anything else is locked. */
public record PasswordWasReset(MemberId member) {}

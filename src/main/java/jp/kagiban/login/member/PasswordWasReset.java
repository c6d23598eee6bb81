package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;

/** A member has reset their password by mail. Published after the transaction of the reset, so that listeners may lock. */
public record PasswordWasReset(MemberId member) {}

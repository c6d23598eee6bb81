package jp.kagiban.login.member;

import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/** A member has reset their password by mail. Published after the transaction of the reset, so that listeners may lock. */
@NamedInterface("member")
public record PasswordWasReset(MemberId member) {}

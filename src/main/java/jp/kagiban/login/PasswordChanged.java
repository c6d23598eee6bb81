package jp.kagiban.login;

import java.util.UUID;

/** A member has a new password: his sessions must end, but for the one in which he changed it, if he did it in one. */
public record PasswordChanged(UUID member) {}

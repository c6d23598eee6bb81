package jp.kagiban.login;

import java.util.UUID;

/**
 * A member's mail address has been proven.
 *
 * @param bySelf whether he did it in a session of his own. If not, somebody else may have made the account: he who proved it has
 *     set a new password, and all earlier factors, passkeys and sessions must end
 */
public record AddressProven(UUID member, boolean bySelf) {}

package jp.kagiban.login.session;

import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/**
 * A member has logged out, or all their other logins have been ended by themselves or an operator. A login that runs out doesn't
 * publish it.
 *
 * @param here whether it is the login of this browser; if not, all but that one have ended
 */
@NamedInterface("session")
public record LoginsEnded(MemberId member, boolean here) {}

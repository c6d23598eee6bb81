package jp.kagiban.login.member;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A person who can log in. Their memberships define their permissions.
 *
 * @param email in lower case; unique in the portal
 * @param password the encoder's hash
 */
public record Member(
        @Id MemberId id, @Version long version, String email, String name, String password, Instant registeredAt) {

    /** The version of a member whose row has never been changed. */
    private static final long FIRST = 1;

    /** Whether nothing of the member has changed since they signed up, not even the password. */
    public boolean hasNeverChanged() {
        return version == FIRST;
    }

    public Member withPassword(String hash) {
        return new Member(id, version, email, name, hash, registeredAt);
    }

    public Member withEmail(String address) {
        return new Member(id, version, address, name, password, registeredAt);
    }

    public Member withName(String newName) {
        return new Member(id, version, email, newName, password, registeredAt);
    }

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}

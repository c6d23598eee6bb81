package jp.kagiban.login.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.shared.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.password.PasswordEncoder;

/** An unknown address and a wrong password are told apart neither by the answer nor by the work done. */
class LoginPathTest {

    private final Counting passwords = new Counting();
    private final DaoAuthenticationProvider login = new DaoAuthenticationProvider(new MemberDetails(new OneMember()));

    LoginPathTest() {
        login.setPasswordEncoder(passwords);
    }

    @Test
    void anUnknownAddressCostsAsManyHashesAsAWrongPassword() {
        tryToLogIn("warm@example.jp", "up");
        assertThat(hashesOf("nobody@example.jp", "x"))
                .isEqualTo(hashesOf("hanako@example.jp", "x"))
                .isEqualTo(1);
    }

    @Test
    void bothGetTheSameAnswer() {
        Throwable unknown = tryToLogIn("nobody@example.jp", "x");
        Throwable wrong = tryToLogIn("hanako@example.jp", "x");
        assertThat(unknown).isExactlyInstanceOf(wrong.getClass()).hasMessage(wrong.getMessage());
    }

    @Test
    void theRightPasswordLogsIn() {
        assertThat(tryToLogIn("Hanako@example.jp ", "open")).isNull();
    }

    private int hashesOf(String email, String password) {
        int before = passwords.hashes.get();
        tryToLogIn(email, password);
        return passwords.hashes.get() - before;
    }

    private Throwable tryToLogIn(String email, String password) {
        return catchThrowable(
                () -> login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password)));
    }

    private static final class Counting implements PasswordEncoder {

        final AtomicInteger hashes = new AtomicInteger();

        @Override
        public String encode(CharSequence password) {
            hashes.incrementAndGet();
            return "hash of " + password;
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            hashes.incrementAndGet();
            return hash.equals("hash of " + password);
        }
    }

    private static final class OneMember implements Members {

        private final Map<String, Member> members = Map.of(
                "hanako@example.jp",
                new Member(new MemberId(new UUID(0, 1)), 1, "hanako@example.jp", "花子", "hash of open", Instant.EPOCH));

        @Override
        public Member save(Member member) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Member> findByEmail(String email) {
            return Optional.ofNullable(members.get(email));
        }

        @Override
        public Optional<Member> findById(MemberId id) {
            return members.values().stream()
                    .filter(member -> member.id().equals(id))
                    .findFirst();
        }

        @Override
        public Optional<Member> lock(MemberId id) {
            return findById(id);
        }

        @Override
        public List<Member> findByIdIn(Collection<MemberId> ids) {
            return members.values().stream()
                    .filter(member -> ids.contains(member.id()))
                    .toList();
        }

        @Override
        public boolean existsByEmail(String email) {
            return members.containsKey(email);
        }
    }
}

package jp.kagiban.login.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.testing.HeldHashes;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(2);

    @Test
    void neverMoreHashesRunAtOnceThanThereArePlaces() {
        PasswordEncoder encoder = new BoundedPasswordEncoder(new Watched(), 2);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                people.submit(() -> encoder.matches("x", "x"));
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void moreThanMayWaitAreRefusedAtOnce() throws Exception {
        PasswordEncoder encoder = new BoundedPasswordEncoder(new Watched(), 1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<Boolean>(people);
            for (int i = 0; i < 1 + BoundedPasswordEncoder.WAITING + 1; i++) {
                answers.submit(() -> encoder.matches("x", "x"));
            }
            assertThat(answers.take())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(HashesBusy.class);
            go.countDown();
            for (int i = 0; i < 1 + BoundedPasswordEncoder.WAITING; i++) {
                assertThat(answers.take()).succeedsWithin(Duration.ZERO);
            }
        }
    }

    @Test
    void nobodyWaitsLong() throws Exception {
        PasswordEncoder encoder = new BoundedPasswordEncoder(new Watched(), 2);
        try (HeldHashes _ = new HeldHashes(encoder)) {
            assertThatThrownBy(() -> encoder.matches("x", "x")).isInstanceOf(HashesBusy.class);
        }
    }

    @Test
    void whatLooksTheSameIsTheSame() {
        PasswordEncoder encoder = new PasswordConfiguration().passwordEncoder();
        assertThat(encoder.matches("か\u3099き", encoder.encode("がき"))).isTrue();
    }

    /** Such a text can be typed by no keyboard, but be sent. */
    @Test
    void halfOfAPairIsAPasswordLikeAnother() {
        PasswordEncoder encoder = new PasswordConfiguration().passwordEncoder();
        assertThat(encoder.matches("\ud83d傘", encoder.encode("傘の店"))).isFalse();
        assertThat(encoder.matches("\ud83d傘", encoder.encode("\ud83d傘"))).isTrue();
    }

    @Test
    void theHashIsArgon2idWithNineteenMebibytes() {
        assertThat(new PasswordConfiguration().passwordEncoder().encode("x"))
                .startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /** Holds the first two until both are in, so that the most that ever ran at once is known. */
    private final class Watched implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            go.countDown();
            try {
                return go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                running.decrementAndGet();
            }
        }
    }
}

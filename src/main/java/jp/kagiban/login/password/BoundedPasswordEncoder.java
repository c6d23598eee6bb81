package jp.kagiban.login.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.kagiban.login.session.HashesBusy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Limits concurrent hashes to the number of cores, because each takes 19 MiB. Up to 40 more wait for up to 3 s, each on
 * a server thread. All others are refused at once ({@link HashesBusy}). Passwords are hashed in their normal form.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

    static final int WAITING = 40;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final PasswordEncoder encoder;
    private final Semaphore places;
    private final Semaphore placesAndQueue;

    BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
        this.placesAndQueue = new Semaphore(atOnce + WAITING);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return withPlace(() -> encoder.encode(password == null ? null : PasswordRules.normal(password)));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && withPlace(() -> encoder.matches(PasswordRules.normal(password), hash));
    }

    private <T extends @Nullable Object> T withPlace(Supplier<T> hash) {
        if (!placesAndQueue.tryAcquire()) {
            throw new HashesBusy();
        }
        try {
            await();
            try {
                return hash.get();
            } finally {
                places.release();
            }
        } finally {
            placesAndQueue.release();
        }
    }

    private void await() {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HashesBusy();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new HashesBusy();
        }
    }
}

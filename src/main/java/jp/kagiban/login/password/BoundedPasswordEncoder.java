package jp.kagiban.login.password;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets as many hashes run at once as there are cores, since each takes 19 MiB; the others wait. Passwords are hashed in
 * their normal form.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inAPlace(() -> encoder.encode(password == null ? null : PasswordRules.normal(password)));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && inAPlace(() -> encoder.matches(PasswordRules.normal(password), hash));
    }

    private <T extends @Nullable Object> T inAPlace(Supplier<T> hash) {
        places.acquireUninterruptibly();
        try {
            return hash.get();
        } finally {
            places.release();
        }
    }
}

package jp.kagiban.login.session;

import java.time.Duration;
import org.springframework.modulith.NamedInterface;

/** Too many passwords are being hashed, so this one wasn't checked. */
@NamedInterface("session")
public class HashesBusy extends RuntimeException {

    /** When to try again: long enough for the waiting hashes to end. */
    static final Duration REST = Duration.ofSeconds(5);

    public HashesBusy() {
        super("Too many passwords are being hashed");
    }

    public Duration rest() {
        return REST;
    }
}

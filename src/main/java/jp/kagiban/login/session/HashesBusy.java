package jp.kagiban.login.session;

import java.time.Duration;
import org.springframework.modulith.NamedInterface;

/** Too many passwords are being hashed: this one was not looked at. */
@NamedInterface("session")
public class HashesBusy extends RuntimeException {

    /** By then the hashes that were waiting have ended. */
    static final Duration REST = Duration.ofSeconds(5);

    public HashesBusy() {
        super("Too many passwords are being hashed");
    }

    public Duration rest() {
        return REST;
    }
}

package jp.kagiban.login.session;

import jp.kagiban.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** What was going on belongs to a login that has ended meanwhile. */
@NamedInterface("session")
public class LoginEnded extends RuntimeException implements Refusal {

    LoginEnded() {
        super("The login of this thread has ended");
    }
}

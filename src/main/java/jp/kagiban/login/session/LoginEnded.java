package jp.kagiban.login.session;

import jp.kagiban.shared.Refusal;
import org.springframework.modulith.NamedInterface;

/** The login that an action belongs to has ended in the meantime. */
@NamedInterface("session")
public class LoginEnded extends RuntimeException implements Refusal {

    LoginEnded() {
        super("The login of this thread has ended");
    }
}

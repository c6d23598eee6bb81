package jp.kagiban.login;

import jp.kagiban.shared.Refusal;

/** What was going on belongs to a login that has ended meanwhile. */
public class LoginEnded extends RuntimeException implements Refusal {

    LoginEnded() {
        super("The login of this thread has ended");
    }
}
